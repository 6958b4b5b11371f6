namespace ExcelChat.Plans;

/// <summary>One row of one column with a given value, for arithmetic and comparison with other results.</summary>
/// <param name="Value">The value.</param>
public sealed record Constant(Literal Value) : Plan;
