using System.Globalization;
using ExcelChat.Tables;
using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;
using Spectre.Console;

namespace ExcelChat.Console;

/// <summary>Prints what the columns of a table hold: a line a column, then the figures of those with numbers.</summary>
internal static class ProfilePrinter
{
    public static void Print(TableProfile profile)
    {
        AnsiConsole.MarkupLineInterpolated($"  {profile.Description}");
        AnsiConsole.Write(Columns(profile));
        if (profile.Columns.Any(column => column.Statistics is not null))
        {
            AnsiConsole.Write(Figures(profile));
        }
    }

    private static Spectre.Console.Table Columns(TableProfile profile)
    {
        var grid = Grid("column", "type", "unit", "missing", "other kind", "different", "most frequent", "order", "key", "about");
        foreach (var column in profile.Columns)
        {
            Add(
                grid,
                column.Name,
                column.Type.ToString(),
                Unit(column),
                Share(column.MissingShare),
                Share(column.NonconformingShare),
                (column.DistinctCountIsApproximate ? "about " : "") + column.DistinctCount.ToString("#,0", CultureInfo.InvariantCulture),
                column.FrequentValues is [{ Count: > 1 } most, ..] ? string.Create(CultureInfo.InvariantCulture, $"{Value(column.Type, most.Value)} ({most.Count:#,0})") : "",
                column.Order == SortOrder.None ? "" : column.Order.ToString(),
                column.IsKeyCandidate ? (column.KeyIsApproximate ? "likely" : "yes") : "",
                string.Join(", ", column.Tags));
        }

        return grid;
    }

    private static Spectre.Console.Table Figures(TableProfile profile)
    {
        var grid = Grid("column", "smallest", "5 %", "25 %", "median", "75 %", "95 %", "greatest", "mean", "deviation");
        foreach (var (column, numbers) in profile.Columns.Where(column => column.Statistics is not null).Select(column => (column, column.Statistics!)))
        {
            var quantiles = numbers.Quantiles.Select(quantile => Figure(column.Type, quantile.Value));
            var deviation = column.Type == ColumnType.Date ? Figure(ColumnType.Number, numbers.StandardDeviation) + " days" : Figure(column.Type, numbers.StandardDeviation);
            Add(grid, [column.Name, Figure(column.Type, numbers.Minimum), .. quantiles, Figure(column.Type, numbers.Maximum), Figure(column.Type, numbers.Mean), deviation]);
        }

        return grid;
    }

    private static Spectre.Console.Table Grid(params string[] headers) => new Spectre.Console.Table().AddColumns(headers).Border(TableBorder.Simple);

    private static void Add(Spectre.Console.Table grid, params IEnumerable<string> cells) => grid.AddRow(cells.Select(cell => new Text(cell)));

    private static string Unit(ColumnProfile column)
        => column.Scale == 1 ? column.Unit ?? "" : string.Create(CultureInfo.InvariantCulture, $"{column.Unit} × {column.Scale:#,0.######}").TrimStart();

    private static string Share(double share) => share == 0 ? "" : share.ToString("0.#%", CultureInfo.InvariantCulture);

    private static string Value(ColumnType type, CellValue value) => value.IsNumeric ? Figure(type, value.Number) : value.ToString();

    private static string Figure(ColumnType type, double number) => type switch
    {
        ColumnType.Date when CellValue.OfDate(number).AsDateTime() is { } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Percent => number.ToString("0.##%", CultureInfo.InvariantCulture),
        ColumnType.Identifier => number.ToString("0.##", CultureInfo.InvariantCulture),
        ColumnType.Time or ColumnType.Duration when Math.Abs(number) < TimeSpan.MaxValue.TotalDays => TimeSpan.FromDays(number).ToString("c", CultureInfo.InvariantCulture),
        _ => number.ToString(Math.Abs(number) >= 1000 ? "#,0.##" : "0.####", CultureInfo.InvariantCulture),
    };
}
