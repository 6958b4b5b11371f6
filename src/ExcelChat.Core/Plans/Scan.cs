namespace ExcelChat.Plans;

/// <summary>The body rows of a table in the order of the sheet. Totals, group heads and notes are left out unless asked for.</summary>
/// <param name="Table">The <see cref="Tables.Table.Id"/> of the table.</param>
/// <param name="AllRows">Whether to keep totals, group heads and notes as well.</param>
public sealed record Scan(string Table, bool AllRows = false) : Plan;
