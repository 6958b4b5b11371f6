namespace ExcelChat.Answers.Grounding;

/// <summary>A text whose figures were held against the results.</summary>
/// <param name="Text">The text, with what is not proved struck or flagged.</param>
/// <param name="Proved">How many figures, days, cells and quotations are proved.</param>
/// <param name="Unproved">Those that are not, as the model wrote them.</param>
internal sealed record CheckedText(string Text, int Proved, IReadOnlyList<string> Unproved);
