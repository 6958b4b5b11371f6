namespace ExcelChat.Plans;

/// <summary>The distinct rows of the left input that the right does not have, by displayed text, case and surrounding space ignored.</summary>
/// <param name="Left">The rows to choose from.</param>
/// <param name="Right">The rows to leave out; as many columns as the left.</param>
public sealed record Except(Plan Left, Plan Right) : Plan;
