namespace ExcelChat.Plans;

/// <summary>The rows of the input with one more column, computed for each row.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Name">The name of the new column; must not be that of another.</param>
/// <param name="Value">What the column holds.</param>
public sealed record Extend(Plan Input, string Name, Expression Value) : Plan;
