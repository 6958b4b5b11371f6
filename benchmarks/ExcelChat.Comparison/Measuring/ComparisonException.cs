namespace ExcelChat.Comparison.Measuring;

/// <summary>A comparison that cannot be made, or whose figures would mean nothing.</summary>
internal sealed class ComparisonException(string message) : Exception(message);
