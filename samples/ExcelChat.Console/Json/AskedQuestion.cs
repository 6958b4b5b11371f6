namespace ExcelChat.Console.Json;

/// <summary>A line of a file of questions, with the cells that answer it where they are known; other properties are not looked at.</summary>
internal sealed record AskedQuestion(string Id, string File, string Question, IReadOnlyList<string>? Cells = null);
