using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Decides by arithmetic whether a row is the sum of others: in most of the columns where it has a number it must be their sum, as exactly as
/// the numbers are written, and the digits that agree must be too many for chance.
/// </summary>
internal sealed class RowSums
{
    /// <summary>The decimal digits that must agree over all columns, and how many more for a sum of two: neighbours are the likeliest to agree by chance.</summary>
    private const double EnoughDigits = 4;
    private const double MoreForTwo = 1.5;

    private readonly double[][] _numbers;
    private readonly double[] _units;

    /// <param name="grid">The grid.</param>
    /// <param name="region">The table.</param>
    /// <param name="body">Its body rows.</param>
    public RowSums(SheetGrid grid, Region region, int[] body)
    {
        _numbers = Array.ConvertAll(body, row => Numbers(grid.Row(row, region.Left, region.Right), region));
        _units = [.. Enumerable.Range(0, region.Columns).Select(Unit)];
    }

    /// <summary>Whether a row has a number.</summary>
    public bool HasNumbers(int row) => Array.Exists(_numbers[row], number => !double.IsNaN(number));

    /// <summary>Sums of no rows yet.</summary>
    public (double Sum, int Addends)[] None() => new (double Sum, int Addends)[_units.Length];

    /// <summary>Adds a row to sums; blanks and zeros count as nothing.</summary>
    public void AddTo((double Sum, int Addends)[] sums, int row)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            if (_numbers[row][c] is not (0 or double.NaN))
            {
                sums[c] = (sums[c].Sum + _numbers[row][c], sums[c].Addends + 1);
            }
        }
    }

    /// <summary>Whether a row is the sum of as many rows as were added.</summary>
    public bool Is(int row, (double Sum, int Addends)[] sums, int added)
    {
        int agree = 0, differ = 0;
        double digits = 0;
        for (var c = 0; c < sums.Length; c++)
        {
            var number = _numbers[row][c];
            if (double.IsNaN(number) || (number == 0 && sums[c].Sum == 0))
            {
                continue;
            }

            // Each addend and the sum itself are rounded to the unit of the column.
            var tolerance = (_units[c] * 0.5 * Math.Min(added + 1, 8)) + (Math.Abs(number) * 1e-9);
            if (Math.Abs(number - sums[c].Sum) > tolerance)
            {
                differ++;
            }
            else
            {
                agree++;
                digits += sums[c].Addends > 1 ? Math.Max(0, Math.Log10(Math.Abs(number) / (2 * tolerance))) : 0;
            }
        }

        return digits >= EnoughDigits + (added == 2 ? MoreForTwo : 0) && agree > differ;
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

    /// <summary>The smallest step between a column's numbers as they are written, down to a millionth.</summary>
    private double Unit(int column)
    {
        var unit = 1.0;
        for (var decimals = 0; decimals < 6 && Array.Exists(_numbers, row => IsFiner(row[column], unit)); decimals++)
        {
            unit /= 10;
        }

        return unit;
    }

    private static bool IsFiner(double number, double unit)
        => !double.IsNaN(number) && Math.Abs((number / unit) - Math.Round(number / unit)) > 1e-6 * Math.Max(1, Math.Abs(number / unit) * 1e-6);
}
