namespace ExcelChat.Plans;

/// <summary>The cell of a column is the same as one in the single column of another plan; texts case and surrounding space ignored.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Query">The plan; it must give one column.</param>
public sealed record MemberOf(string Column, Plan Query) : Predicate;
