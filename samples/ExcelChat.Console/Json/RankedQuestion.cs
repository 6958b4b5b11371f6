namespace ExcelChat.Console.Json;

/// <summary>A line of <c>retrieve</c>: workbooks and ranges, best first.</summary>
internal sealed record RankedQuestion(string Id, IReadOnlyList<string> Workbooks, IReadOnlyList<string> Cells);
