namespace ExcelChat.Plans;

/// <summary>The condition does not hold.</summary>
/// <param name="Condition">The condition.</param>
public sealed record Not(Predicate Condition) : Predicate;
