namespace ExcelChat.Tables.Relations;

/// <summary>A table whose formulas read cells of another.</summary>
/// <param name="Dependent">The table with the formulas.</param>
/// <param name="Precedent">The table that they read.</param>
/// <param name="FormulaCount">How many of the formulas that were looked at, at most 1000 of a table, read it.</param>
public sealed record FormulaPrecedent(Table Dependent, Table Precedent, int FormulaCount) : Relationship(1);
