using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>What a computed number is and how it is shown, from the cells that it was computed of.</summary>
internal static class ShownAs
{
    public static NumberFormat FinePercent { get; } = NumberFormat.Parse("0.00%");

    // A sum of dates is no date, and a span between dates is a number of days; times add up to times.
    public static CellValue OfKind(CellKind kind, AggregateFunction function, double number) => kind switch
    {
        _ when !double.IsFinite(number) => CellValue.Blank,
        CellKind.Time => CellValue.OfTime(number),
        CellKind.Date when function is AggregateFunction.Average or AggregateFunction.Median or AggregateFunction.Percentile => CellValue.OfDate(number),
        _ => CellValue.OfNumber(number),
    };

    // A mean of whole numbers is seldom whole: a format that would round it away is not used.
    public static NumberFormat Format(NumberFormat source, CellValue value) => (value.Kind, source.Kind) switch
    {
        (CellKind.Date or CellKind.Time, _) or (_, NumberFormatKind.Currency) => source,
        (_, NumberFormatKind.Percent) => source.Decimals >= 2 ? source : FinePercent,
        _ => NumberFormat.General,
    };

    /// <summary>Refuses to compute over all rows when they hold amounts of two currencies.</summary>
    public static void RequireOneCurrency(string node, Relation input, string function, int column)
    {
        if (input.OneFormat(column) is null)
        {
            RequireOneCurrency(node, input, function, column, [.. Enumerable.Range(0, input.Count)]);
        }
    }

    /// <summary>Refuses to compute over amounts of two currencies.</summary>
    public static void RequireOneCurrency(string node, Relation input, string function, int column, ReadOnlySpan<int> rows)
    {
        if (input.OneFormat(column) is not null)
        {
            return;
        }

        NumberFormat? last = null;
        string? currency = null;
        foreach (var row in rows)
        {
            if (!input.Value(row, column).IsNumeric || input.Format(row, column) is var format && ReferenceEquals(format, last))
            {
                continue;
            }

            last = format;
            if (format.Currency is { } other && (currency ??= other) != other)
            {
                throw new PlanException(node, $"{function} over '{input.Columns[column].Name}' would mix {currency} and {other}. Filter to one currency first.");
            }
        }
    }
}
