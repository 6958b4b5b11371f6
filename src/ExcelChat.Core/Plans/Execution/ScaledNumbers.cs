using System.Runtime.CompilerServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>
/// Finds the smallest power of ten that makes whole numbers of all numbers of a column: 100 for prices with cents. Sums of whole numbers are exact
/// and quick; what has no such power is added as decimals.
/// </summary>
/// <param name="Decimals">The exponent of the power, or -1 when there is none.</param>
/// <param name="Largest">The largest magnitude among the whole numbers.</param>
internal sealed record ScaledNumbers(int Decimals, double Largest)
{
    // Beyond fifteen digits a double no longer is the decimal that it shows as.
    private const double Limit = 1e15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

    private static readonly ConditionalWeakTable<Column, ScaledNumbers> Known = [];

    public double Power => Powers[Decimals];

    /// <summary>Of all cells of a column, worked out once.</summary>
    public static ScaledNumbers Of(Column column) => Known.GetValue(column, static c => Of(c.Kinds, c.Numbers));

    public static ScaledNumbers Of(ReadOnlySpan<CellKind> kinds, ReadOnlySpan<double> numbers)
    {
        var (decimals, largest) = (0, 0.0);
        for (var row = 0; row < numbers.Length; row++)
        {
            if (!Vector.IsNumeric(kinds[row]))
            {
                continue;
            }

            var number = numbers[row];
            while (!(Math.Round(number * Powers[decimals]) / Powers[decimals] == number))
            {
                if (++decimals == Powers.Length)
                {
                    return new(-1, 0);
                }
            }

            largest = Math.Max(largest, Math.Abs(number));
        }

        largest *= Powers[decimals];
        return largest < Limit ? new(decimals, largest) : new(-1, 0);
    }

    /// <summary>Whether so many of the numbers can be added as 64-bit whole numbers.</summary>
    public bool CanAdd(int count) => Decimals >= 0 && Largest * count < long.MaxValue / 2;

    public double Sum(long sum) => (double)(sum / (decimal)Power);

    public double Mean(long sum, int count) => (double)(sum / (decimal)Power / count);
}
