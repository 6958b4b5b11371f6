using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>A text whose figures were held against the results.</summary>
/// <param name="Text">The text, with what is not proved struck or flagged, and without links.</param>
/// <param name="Proved">How many figures and days are values of results; counts, names, cells and quotations say nothing by themselves.</param>
/// <param name="Findings">The findings that proved them, one for each figure or day that is of it.</param>
/// <param name="Unproved">The claims that are not proved, as the model wrote them.</param>
/// <param name="Links">How many links were left out.</param>
internal sealed record CheckedText(string Text, int Proved, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Unproved, int Links);
