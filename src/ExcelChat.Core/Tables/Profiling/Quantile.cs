namespace ExcelChat.Tables.Profiling;

/// <summary>A quantile of numbers.</summary>
/// <param name="Share">The share of the numbers that are not above it, 0 to 1.</param>
/// <param name="Value">The smallest number for which that holds.</param>
public readonly record struct Quantile(double Share, double Value);
