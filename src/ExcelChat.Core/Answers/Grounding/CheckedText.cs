namespace ExcelChat.Answers.Grounding;

/// <summary>A text whose figures were held against the results.</summary>
/// <param name="Text">The text, with what is not proved struck or flagged, and without links, or references to sources that there are not.</param>
/// <param name="Citings">The figures and days that are values of results, in their order; counts, names, cells and quotations say nothing by themselves.</param>
/// <param name="Unproved">The claims that are not proved, as the model wrote them.</param>
/// <param name="Links">How many links were left out.</param>
internal sealed record CheckedText(string Text, IReadOnlyList<Citing> Citings, IReadOnlyList<string> Unproved, int Links);
