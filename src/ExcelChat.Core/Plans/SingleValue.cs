namespace ExcelChat.Plans;

/// <summary>The single value of a plan, the same for each row: a <see cref="Constant"/>, an average, a total.</summary>
/// <param name="Query">The plan; it must give one row of one column.</param>
public sealed record SingleValue(Plan Query) : Expression;
