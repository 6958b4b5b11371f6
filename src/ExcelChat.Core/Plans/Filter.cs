namespace ExcelChat.Plans;

/// <summary>The rows of the input that meet a condition, in the input's order.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Where">The condition.</param>
public sealed record Filter(Plan Input, Predicate Where) : Plan;
