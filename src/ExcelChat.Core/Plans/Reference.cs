namespace ExcelChat.Plans;

/// <summary>The cell of a column in the same row.</summary>
/// <param name="Column">The column's name.</param>
public sealed record Reference(string Column) : Expression;
