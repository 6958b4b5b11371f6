namespace ExcelChat.Tables.Relations;

/// <summary>Finds what tables have to do with each other: columns that join, tables of the same form, formulas that read other tables.</summary>
public static class TableRelations
{
    /// <summary>The facts, the surest first.</summary>
    /// <param name="tables">Tables of one workbook or of several. References of formulas are followed within a workbook.</param>
    public static IReadOnlyList<Relationship> Find(IReadOnlyList<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return [.. PrecedentFinder.Find(tables)
            .Concat<Relationship>(SameFormFinder.Find(tables))
            .Concat(JoinFinder.Find(tables))
            .OrderByDescending(relationship => relationship.Confidence)];
    }
}
