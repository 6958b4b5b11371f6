using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Orders the rows of a relation by one column, stably.</summary>
internal static class Sorter
{
    /// <summary>The indexes of the rows in order; those that cannot be compared are left out.</summary>
    public static int[] Order(Relation input, int column, bool descending)
    {
        var kinds = input.Vector(column).Kinds;
        var rows = Rows(kinds, Vector.IsNumeric);
        return rows.Length > 0
            ? ByNumber(rows, input.Vector(column).Numbers, descending)
            : ByText(Rows(kinds, kind => kind is CellKind.Text or CellKind.Boolean), input, column, descending);
    }

    /// <summary>The indexes of the rows that can be compared, in no order: those with a number or, where there is none, those with another value.</summary>
    public static int[] Comparable(Relation input, int column)
    {
        var kinds = input.Vector(column).Kinds;
        return Rows(kinds, Vector.IsNumeric) is { Length: > 0 } numbers ? numbers : Rows(kinds, kind => kind is CellKind.Text or CellKind.Boolean);
    }

    /// <summary>The first rows of the order by number, at least so many where there are, with all equals of the last; none when there is no number.</summary>
    public static int[] First(Relation input, int column, bool descending, int count)
    {
        if (count == 1)
        {
            return Best(input, column, descending);
        }

        var kinds = input.Vector(column).Kinds;
        var numbers = input.Vector(column).Numbers;
        var held = new PriorityQueue<int, double>(count + 1);
        for (var row = 0; row < kinds.Length; row++)
        {
            if (Vector.IsNumeric(kinds[row]))
            {
                var place = descending ? numbers[row] : -numbers[row];
                if (held.Count < count)
                {
                    held.Enqueue(row, place);
                }
                else
                {
                    held.EnqueueDequeue(row, place);
                }
            }
        }

        return held.Count == 0 ? [] : ByNumber(From(kinds, numbers, descending, numbers[held.Peek()]), numbers, descending);
    }

    private static int[] From(ReadOnlySpan<CellKind> kinds, ReadOnlySpan<double> numbers, bool descending, double last)
    {
        var rows = new List<int>();
        for (var row = 0; row < kinds.Length; row++)
        {
            if (Vector.IsNumeric(kinds[row]) && (descending ? numbers[row] >= last : numbers[row] <= last))
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    // The rows with the largest or the smallest number, in their order; none when there is no number.
    private static int[] Best(Relation input, int column, bool descending)
    {
        var kinds = input.Vector(column).Kinds;
        var numbers = input.Vector(column).Numbers;
        var best = new List<int>();
        for (var row = 0; row < kinds.Length; row++)
        {
            if (!Vector.IsNumeric(kinds[row]))
            {
                continue;
            }

            var order = best.Count == 0 ? 0 : descending ? numbers[row].CompareTo(numbers[best[0]]) : numbers[best[0]].CompareTo(numbers[row]);
            if (order > 0)
            {
                best.Clear();
            }

            if (order >= 0)
            {
                best.Add(row);
            }
        }

        return [.. best];
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

    private static int[] Rows(ReadOnlySpan<CellKind> kinds, Func<CellKind, bool> where)
    {
        var (rows, count) = (new int[kinds.Length], 0);
        for (var row = 0; row < kinds.Length; row++)
        {
            rows[count] = row;
            count += where(kinds[row]) ? 1 : 0;
        }

        return rows[..count];
    }

    // The library's sort of numbers is quick and not stable: rows of equal numbers are put in order afterwards.
    private static int[] ByNumber(int[] rows, ReadOnlySpan<double> numbers, bool descending)
    {
        var keys = new double[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = descending ? -numbers[rows[i]] : numbers[rows[i]];
        }

        Array.Sort(keys, rows);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
            {
            }

            if (end - start > 1)
            {
                Array.Sort(rows, start, end - start);
            }
        }

        return rows;
    }

    private static int[] ByText(int[] rows, Relation input, int column, bool descending)
    {
        var texts = Array.ConvertAll(rows, row => input.Text(row, column));
        var order = Enumerable.Range(0, rows.Length);
        return descending
            ? [.. order.OrderByDescending(i => texts[i], StringComparer.OrdinalIgnoreCase).Select(i => rows[i])]
            : [.. order.OrderBy(i => texts[i], StringComparer.OrdinalIgnoreCase).Select(i => rows[i])];
    }

    private static bool Same(Relation sorted, int column, int left, int right)
        => (sorted.Value(left, column), sorted.Value(right, column)) is ({ IsNumeric: true } a, { IsNumeric: true } b)
            ? a.Number == b.Number
            : string.Equals(sorted.Text(left, column), sorted.Text(right, column), StringComparison.OrdinalIgnoreCase);
}
