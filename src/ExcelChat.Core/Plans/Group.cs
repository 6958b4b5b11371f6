namespace ExcelChat.Plans;

/// <summary>
/// One row for each distinct combination of the columns in <paramref name="By"/>, in the order of first appearance, with measures.
/// Texts are equal when they differ in case or surrounding space only.
/// </summary>
/// <param name="Input">The rows.</param>
/// <param name="By">The columns that make the groups.</param>
/// <param name="Measures">What is computed over the rows of each group; the columns after those of <paramref name="By"/>.</param>
public sealed record Group(Plan Input, IReadOnlyList<string> By, IReadOnlyList<Measure> Measures) : Plan;
