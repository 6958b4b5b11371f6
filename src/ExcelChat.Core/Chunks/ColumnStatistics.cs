using System.Runtime.InteropServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>
/// Statistics of one column in one pass and bounded memory. Mean and standard deviation by Welford's method (Technometrics 4, 1962);
/// the standard deviation is that of a sample, as Excel's STDEV.S.
/// </summary>
internal sealed class ColumnStatistics
{
    private const int MostDistinct = 10_000;
    private const int TopValues = 5;

    private readonly Dictionary<CellValue, int> _counts = [];
    private double _squares;

    public int Count { get; private set; }

    public int Missing { get; private set; }

    /// <summary>The number of distinct values, or the bound on what is counted when <see cref="DistinctExceeded"/>.</summary>
    public int Distinct => _counts.Count;

    public bool DistinctExceeded { get; private set; }

    public int NumericCount { get; private set; }

    public CellKind NumericKind { get; private set; }

    /// <summary>The first body row with a number, whose format the numbers are shown in.</summary>
    public int NumericRow { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    public double Mean { get; private set; }

    public double StandardDeviation => NumericCount > 1 ? Math.Sqrt(_squares / (NumericCount - 1)) : 0;

    /// <summary>The most frequent texts, in order; empty when no text repeats or too many differ.</summary>
    public IReadOnlyList<(string Text, int Count)> Top { get; private set; } = [];

    public static ColumnStatistics Of(Column column, int[] rows)
    {
        var statistics = new ColumnStatistics();
        foreach (var row in rows)
        {
            statistics.Add(column[row], row);
        }

        statistics.Rank();
        return statistics;
    }

    private void Add(CellValue value, int row)
    {
        if (value.IsBlank)
        {
            Missing++;
            return;
        }

        Count++;
        Tally(value);
        if (value.IsNumeric)
        {
            AddNumber(value, row);
        }
    }

    private void Tally(CellValue value)
    {
        if (_counts.Count < MostDistinct || _counts.ContainsKey(value))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _)++;
        }
        else
        {
            DistinctExceeded = true;
        }
    }

    private void AddNumber(CellValue value, int row)
    {
        if (++NumericCount == 1)
        {
            (NumericKind, NumericRow) = (value.Kind, row);
        }

        Minimum = Math.Min(Minimum, value.Number);
        Maximum = Math.Max(Maximum, value.Number);
        var delta = value.Number - Mean;
        Mean += delta / NumericCount;
        _squares += delta * (value.Number - Mean);
    }

    private void Rank()
    {
        if (!DistinctExceeded)
        {
            Top = [.. _counts
                .Where(pair => pair.Key.Kind is CellKind.Text or CellKind.Boolean && pair.Value > 1)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .Take(TopValues)
                .Select(pair => (pair.Key.ToString(), pair.Value))];
        }
    }
}
