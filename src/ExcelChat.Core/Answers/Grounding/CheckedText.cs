namespace ExcelChat.Answers.Grounding;

/// <summary>A text whose figures were held against the results.</summary>
/// <param name="Text">The text, with what is not proved struck or flagged.</param>
/// <param name="Proved">How many figures and days are proved; names, cells and quotations say nothing by themselves.</param>
/// <param name="Unproved">The claims that are not proved, as the model wrote them.</param>
internal sealed record CheckedText(string Text, int Proved, IReadOnlyList<string> Unproved);
