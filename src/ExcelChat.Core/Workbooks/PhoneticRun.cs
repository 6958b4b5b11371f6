namespace ExcelChat.Workbooks;

/// <summary>How a stretch of a cell's text is pronounced, as in East Asian writing (ECMA-376 part 1, 18.4.6).</summary>
/// <param name="Text">The hint, such as a word in kana.</param>
/// <param name="Start">The first character of the text that it belongs to, from 0.</param>
/// <param name="End">The character after the last.</param>
public sealed record PhoneticRun(string Text, int Start, int End);
