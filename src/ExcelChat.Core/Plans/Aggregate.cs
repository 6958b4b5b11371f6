namespace ExcelChat.Plans;

/// <summary>One row with measures over all rows of the input.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Measures">What is computed.</param>
public sealed record Aggregate(Plan Input, IReadOnlyList<Measure> Measures) : Plan;
