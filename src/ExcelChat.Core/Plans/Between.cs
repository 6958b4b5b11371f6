namespace ExcelChat.Plans;

/// <summary>The cell of a column lies between two values, both included. A last day without a time is included to its end.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public sealed record Between(string Column, Literal Low, Literal High) : Predicate;
