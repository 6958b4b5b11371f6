using System.Runtime.CompilerServices;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Questions.Paths;

/// <summary>The row paths and header paths of a table whose cells are named by both. Built once a table.</summary>
internal sealed class PathIndex
{
    private const int MaxRows = 20_000;
    private const int MaxLabelLength = 160;
    private const int MaxAttributeLength = 60;

    private static readonly ConditionalWeakTable<Table, PathIndex> Built = [];

    private PathIndex(Table table)
    {
        var labels = RowPathIndex.Of(table);
        var figures = Enumerable.Range(0, table.Columns.Count).Where(column => !IsOfLabels(table, column)).Select(column => table.Columns[column].SheetColumn).ToHashSet();
        Rows = new(
            [.. Enumerable.Range(0, table.Rows.Count).Select(row => PathOf(labels[row], figures))],
            [.. Enumerable.Range(0, table.Rows.Count).Select(row => AttributesOf(table, row))]);
        Columns = new(
            [.. table.Columns.Select(column => column.HeaderPath)],
            [.. table.Columns.Select(_ => Array.Empty<string>())]);
    }

    public PathAxis Rows { get; }

    public PathAxis Columns { get; }

    /// <summary>Whether a table has levels: headers over headers, or figures in rows that mostly stand in groups.</summary>
    public static bool AppliesTo(Table table)
        => table.Rows.Count <= MaxRows && (table.Columns.Any(column => column.HeaderPath.Count > 1) || (IsMostlyInGroups(table) && IsMostlyOfFigures(table)));

    public static PathIndex Of(Table table) => Built.GetValue(table, t => new(t));

    /// <summary>Whether a column holds labels or attributes of rows rather than figures.</summary>
    public static bool IsOfLabels(Table table, int column) => column == 0 || !IsOfFigures(table.Columns[column].Type);

    private static bool IsOfFigures(ColumnType type) => (type.IsNumber() && type != ColumnType.Identifier) || type.IsTime();

    private static bool IsMostlyInGroups(Table table) => table.Rows.Parents.Count(parent => parent >= 0) * 2 > table.Rows.Count;

    private static bool IsMostlyOfFigures(Table table) => table.Columns.Skip(1).Count(column => column.Type.IsNumber()) * 2 >= table.Columns.Count - 1;

    // A figure in a column that counts as header names no row.
    private static string[] PathOf(IReadOnlyList<(string Text, CellAddress Cell)> labels, HashSet<int> figures)
        => [.. labels.Where(label => !figures.Contains(label.Cell.Column) && label.Text.Length <= MaxLabelLength).Select(label => label.Text)];

    private static string[] AttributesOf(Table table, int row)
        => [.. Enumerable.Range(table.HeaderColumns, table.Columns.Count - table.HeaderColumns)
            .Where(column => IsOfLabels(table, column))
            .Select(column => table.Columns[column].Text(row).Trim())
            .Where(text => text.Length is > 0 and <= MaxAttributeLength)];
}
