namespace ExcelChat.Plans;

/// <summary>The cell of a column is blank.</summary>
/// <param name="Column">The column's name.</param>
public sealed record Empty(string Column) : Predicate;
