using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A line of statistics a column, over the data rows alone: totals, headings and notes are left out.</summary>
internal static class StatisticsLines
{
    public static Section Of(Table table)
    {
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Role(row) == RowRole.Data).ToArray();
        var preamble = FormattableString.Invariant($"{TableText.Place(table)}\nStatistics over {rows.Length} data rows, totals left out");
        var lines = rows.Length == 0 ? [] : table.Columns.Select(column => new Line(Describe(column, rows), Cells(table, column, rows)));
        return new(ChunkKind.Statistics, preamble, lines);
    }

    private static string Describe(Column column, int[] rows)
    {
        var statistics = ColumnStatistics.Of(column, rows);
        return $"{TableText.Label(column)}: {Counts(statistics)}{Spread(column, statistics)}{Frequent(statistics)}";
    }

    private static string Counts(ColumnStatistics s)
    {
        var more = s.DistinctExceeded ? "more than " : "";
        return FormattableString.Invariant($"{s.Count} values, {s.Missing} missing, {more}{s.Distinct} distinct");
    }

    private static string Spread(Column column, ColumnStatistics s)
    {
        if (s.NumericCount == 0)
        {
            return "";
        }

        var format = column.Format(s.NumericRow);
        string Show(double number) => Display(format, s.NumericKind, number);
        var range = $"; min {Show(s.Minimum)}, max {Show(s.Maximum)}";
        return s.NumericKind == CellKind.Date ? range : $"{range}, mean {Show(s.Mean)}, standard deviation {Show(s.StandardDeviation)}";
    }

    private static string Frequent(ColumnStatistics s)
        => s.Top.Count == 0 ? "" : "; most frequent: " + string.Join(", ", s.Top.Select(top => $"{TableText.Clip(top.Text)} ({top.Count})"));

    private static string Display(NumberFormat format, CellKind kind, double number) => kind switch
    {
        CellKind.Date => format.Display(CellValue.OfDate(number)),
        CellKind.Time => format.Display(CellValue.OfTime(number)),
        _ when format.Kind == NumberFormatKind.General => format.Display(CellValue.OfNumber(Significant(number))),
        _ => format.Display(CellValue.OfNumber(number)),
    };

    private static double Significant(double number)
        => Math.Abs(number) is >= 1e-6 and < 1e15 ? Math.Round(number, Math.Abs(number) >= 1 ? 4 : 10) : number;

    private static CellRange Cells(Table table, Column column, int[] rows)
        => CellRange.Of(table.Rows.SheetRow(rows[0]), column.SheetColumn, table.Rows.SheetRow(rows[^1]), column.SheetColumn);
}
