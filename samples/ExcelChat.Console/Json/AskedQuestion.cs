namespace ExcelChat.Console.Json;

/// <summary>A line of a file of questions; other properties are not looked at.</summary>
internal sealed record AskedQuestion(string Id, string File, string Question);
