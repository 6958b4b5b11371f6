using System.Globalization;
using System.Text;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Tables.Profiling;

/// <summary>Says in words what a profile says in figures.</summary>
internal static class ProfileWriter
{
    private const int MaxColumns = 12;
    private const int MaxValues = 3;

    /// <summary>A sentence about the table and one about each of its first columns.</summary>
    public static string Describe(TableProfile table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Name} ({table.Sheet}!{table.Range}): {Plural(table.RowCount, "row")} of {Plural(table.ColumnCount, "column")}{Orientation(table.Kind)}");
        if (table.Columns.Where(c => c.IsKeyCandidate).Select(c => c.Name).FirstOrDefault() is { } key)
        {
            text.Append(CultureInfo.InvariantCulture, $", each row named by {key}");
        }

        text.Append('.');
        foreach (var column in table.Columns.Take(MaxColumns))
        {
            text.Append(' ').Append(Describe(column));
        }

        if (table.ColumnCount > MaxColumns)
        {
            text.Append(CultureInfo.InvariantCulture, $" And {Plural(table.ColumnCount - MaxColumns, "more column")}.");
        }

        return text.ToString();
    }

    private static string Orientation(TableKind kind) => kind switch
    {
        TableKind.Transposed => ", an attribute a row and a record a column",
        TableKind.Pivot => " of a pivot table",
        _ => "",
    };

    private static string Describe(ColumnProfile column)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{column.Name}: {column.Type.ToString().ToLowerInvariant()}");
        if (Units.InWords(column.Scale, column.Unit) is { } unit)
        {
            text.Append(CultureInfo.InvariantCulture, $" in {unit}");
        }

        text.Append(Content(column));
        if (column.MissingShare > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {column.MissingShare:0.#%} missing");
        }

        return text.Append('.').ToString();
    }

    private static string Content(ColumnProfile column) => column switch
    {
        { Statistics: { } numbers } when column.Type == ColumnType.Date => $", {Day(numbers.Minimum)} to {Day(numbers.Maximum)}",
        { Statistics: { } numbers } when column.Type == ColumnType.Integer && column.Tags.Contains(SemanticTag.Time) => string.Create(CultureInfo.InvariantCulture, $", {numbers.Minimum} to {numbers.Maximum}"),
        { Statistics: { } numbers } when column.Type != ColumnType.Identifier => $", {Number(numbers.Minimum)} to {Number(numbers.Maximum)}, mean {Number(numbers.Mean)}",
        { DistinctCount: > MaxValues } => $", {(column.DistinctCountIsApproximate ? "about " : "")}{column.DistinctCount.ToString("#,0", CultureInfo.InvariantCulture)} different",
        { FrequentValues.Count: > 0 } => ", " + string.Join(", ", column.FrequentValues.Take(MaxValues).Select(v => $"{v.Value} ({v.Count.ToString(CultureInfo.InvariantCulture)})")),
        _ => "",
    };

    private static string Day(double serial)
        => Workbooks.CellValue.OfDate(serial).AsDateTime() is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Number(serial);

    private static string Number(double number) => number.ToString(Math.Abs(number) is >= 1000 or 0 ? "#,0.##" : "0.####", CultureInfo.InvariantCulture);

    private static string Plural(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}{(count == 1 ? "" : "s")}");
}
