using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Orders the rows of a relation by one column, stably.</summary>
internal static class Sorter
{
    /// <summary>The indexes of the rows in order; those that cannot be compared are left out.</summary>
    public static int[] Order(Relation input, int column, bool descending)
    {
        var sign = descending ? -1 : 1;
        var numeric = Enumerable.Range(0, input.Count).Where(r => input.Value(r, column).IsNumeric).ToArray();
        if (numeric.Length > 0)
        {
            return [.. numeric.OrderBy(r => sign * input.Value(r, column).Number)];
        }

        var texts = Enumerable.Range(0, input.Count).Where(r => input.Value(r, column).Kind is CellKind.Text or CellKind.Boolean);
        return descending
            ? [.. texts.OrderByDescending(r => input.Text(r, column), StringComparer.OrdinalIgnoreCase)]
            : [.. texts.OrderBy(r => input.Text(r, column), StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How many of some rows from <paramref name="next"/> on equal the row before it in the column.</summary>
    public static int Ties(Relation sorted, int column, int[] rows, int next)
    {
        var ties = 0;
        while (next + ties < rows.Length && Same(sorted, column, rows[next - 1], rows[next + ties]))
        {
            ties++;
        }

        return ties;
    }

    private static bool Same(Relation sorted, int column, int left, int right)
        => (sorted.Value(left, column), sorted.Value(right, column)) is ({ IsNumeric: true } a, { IsNumeric: true } b)
            ? a.Number == b.Number
            : string.Equals(sorted.Text(left, column), sorted.Text(right, column), StringComparison.OrdinalIgnoreCase);
}
