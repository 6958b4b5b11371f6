using System.Runtime.CompilerServices;
using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Decides by arithmetic whether a row is the sum of others: in most of the columns where it has a number it must be their sum, as exactly as
/// the numbers are written, and the digits that agree must be too many for chance.
/// </summary>
internal sealed class RowSums(SheetGrid grid, Region region, int[] body)
{
    /// <summary>The decimal digits that must agree over all columns, and how many more for a sum of two: neighbours are the likeliest to agree by chance.</summary>
    private const double EnoughDigits = 4;
    private const double MoreForTwo = 1.5;

    private const int MaxDecimals = 6;
    private const int MaxZeros = 15;

    private readonly double[][] _numbers = Array.ConvertAll(body, row => Numbers(grid.Row(row, region.Left, region.Right), region));

    /// <summary>Whether a row has a number.</summary>
    public bool HasNumbers(int row) => Array.Exists(_numbers[row], number => !double.IsNaN(number));

    /// <summary>Sums of no rows yet, one a column.</summary>
    public ColumnSum[] None() => new ColumnSum[region.Columns];

    /// <summary>Adds a row to sums; blanks and zeros count as nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(ColumnSum[] sums, int row)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            var number = _numbers[row][c];
            if (!double.IsNaN(number) && number != 0)
            {
                sums[c] = new(sums[c].Value + number, sums[c].Addends + 1, sums[c].Addends == 0 ? Decimals(number) : Math.Max(sums[c].Decimals, Decimals(number)));
            }
        }
    }

    /// <summary>Whether a row is the sum of as many rows as were added.</summary>
    public bool Is(int row, ColumnSum[] sums, int added)
    {
        var (agree, differ, digits) = Compare(row, sums);
        return digits >= EnoughDigits + (added == 2 ? MoreForTwo : 0) && agree > differ;
    }

    /// <summary>Whether a row is the sum of the rows that were added in every column, however few digits say so.</summary>
    public bool IsEverywhere(int row, ColumnSum[] sums) => Compare(row, sums) is { Agree: > 0, Differ: 0, Digits: > 0 };

    /// <summary>Whether a row is the sum of the rows that were added in more columns than not, however few digits say so.</summary>
    public bool IsMostly(int row, ColumnSum[] sums) => Compare(row, sums) is { Digits: > 0 } found && found.Agree > found.Differ;

    private (int Agree, int Differ, double Digits) Compare(int row, ColumnSum[] sums)
    {
        int agree = 0, differ = 0;
        double digits = 0;
        for (var c = 0; c < sums.Length; c++)
        {
            var number = _numbers[row][c];
            if (double.IsNaN(number) || (number == 0 && sums[c].Value == 0))
            {
                continue;
            }

            var found = sums[c].DigitsOf(number, Math.Max(sums[c].Decimals, Decimals(number)));
            agree += found is null ? 0 : 1;
            differ += found is null ? 1 : 0;
            digits += sums[c].Addends > 1 ? found ?? 0 : 0;
        }

        return (agree, differ, digits);
    }

    private static double[] Numbers(GridRow cells, Region region)
    {
        var numbers = new double[region.Columns];
        Array.Fill(numbers, double.NaN);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Fill == GridFill.Own && cells[i].Number is { } number)
            {
                numbers[cells[i].Column - region.Left] = number;
            }
        }

        return numbers;
    }

    /// <summary>
    /// How many decimals a number is written with, at most 6; -3 for a number of whole thousands: its zeros say nothing, and would agree with any other's.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Decimals(double number)
    {
        var decimals = 0;
        for (var tens = Math.Abs(number) / 10; decimals > -MaxZeros && tens >= 1 && tens == Math.Floor(tens); tens /= 10)
        {
            decimals--;
        }

        for (var shifted = Math.Abs(number); decimals is >= 0 and < MaxDecimals && Math.Abs(shifted - Math.Round(shifted)) > 1e-9 * Math.Max(1, shifted); shifted *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>The sum of some numbers of a column.</summary>
    /// <param name="Value">The sum.</param>
    /// <param name="Addends">How many numbers other than 0 it has.</param>
    /// <param name="Decimals">The most decimals that one of them has; below 0 when all are whole tens, hundreds and so on.</param>
    public readonly record struct ColumnSum(double Value, int Addends, int Decimals)
    {
        /// <summary>The digits in which a number agrees with the sum; null when it differs by more than the rounding of each addend explains.</summary>
        public double? DigitsOf(double number, int decimals)
        {
            var exact = (0.5 * Math.Pow(10, -Math.Max(0, decimals))) + (Math.Abs(number) * 1e-9);
            var tolerance = exact * Math.Min(Addends + 1, 8);
            var difference = Math.Abs(number - Value);
            var grain = Math.Max(Math.Pow(10, -decimals), 2 * (difference < exact ? exact : tolerance));
            return difference > tolerance ? null : Math.Max(0, Math.Log10(Math.Abs(number) / grain));
        }
    }
}
