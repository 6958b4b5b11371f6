namespace ExcelChat.Plans;

/// <summary>The cell of a column equals one of several values.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Values">The values.</param>
public sealed record Membership(string Column, IReadOnlyList<Literal> Values) : Predicate;
