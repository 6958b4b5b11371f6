namespace ExcelChat.Console.Json;

/// <summary>The tables of a workbook in the form that <c>inspect --json</c> prints.</summary>
internal sealed record InspectedWorkbook(string File, IReadOnlyList<InspectedTable> Tables);
