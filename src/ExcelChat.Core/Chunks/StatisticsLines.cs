using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A line of statistics a column, over the data rows alone: totals, headings and notes are left out.</summary>
internal static class StatisticsLines
{
    private const int TopValues = 5;

    public static Section Of(Table table)
    {
        var profile = table.Profile;
        var preamble = FormattableString.Invariant($"{TableText.Place(table)}\nStatistics over {profile.RowCount} data rows, totals left out");
        var lines = profile.RowCount == 0 ? [] : profile.Columns.Select((column, c) => new Line(Describe(table, c, column), Cells(table, column)));
        return new(ChunkKind.Statistics, preamble, lines);
    }

    private static string Describe(Table table, int index, ColumnProfile column)
        => $"{TableText.Label(table.Columns[index])}: {Counts(table.Profile.RowCount, column)}{Spread(table, index, column)}{Frequent(column)}";

    private static string Counts(long rows, ColumnProfile column)
    {
        var missing = (long)Math.Round(column.MissingShare * rows);
        return FormattableString.Invariant($"{rows - missing} values, {missing} missing, {(column.DistinctCountIsApproximate ? "about " : "")}{column.DistinctCount} distinct");
    }

    private static string Spread(Table table, int index, ColumnProfile column)
    {
        if (column.Statistics is not { } numbers)
        {
            return "";
        }

        string Show(double number) => TableText.Number(table, index, number);
        var range = $"; min {Show(numbers.Minimum)}, max {Show(numbers.Maximum)}";
        return column.Type == ColumnType.Date ? range : $"{range}, mean {Show(numbers.Mean)}, standard deviation {Show(numbers.StandardDeviation)}";
    }

    private static string Frequent(ColumnProfile column)
    {
        var top = column.FrequentValues.Where(value => value.Count > 1 && value.Value.Kind is CellKind.Text or CellKind.Boolean).Take(TopValues).ToArray();
        return top.Length == 0 ? "" : "; most frequent: " + string.Join(", ", top.Select(value => FormattableString.Invariant($"{TableText.Clip(value.Value.ToString())} ({value.Count})")));
    }

    private static CellRange Cells(Table table, ColumnProfile column)
    {
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Role(row) == RowRole.Data).ToArray();
        return CellRange.Of(table.Rows.SheetRow(rows[0]), column.SheetColumn, table.Rows.SheetRow(rows[^1]), column.SheetColumn);
    }
}
