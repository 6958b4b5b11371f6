namespace ExcelChat.Plans.Execution;

/// <summary>
/// Adds numbers as decimals, so that 0.1 + 0.2 is 0.3: each double is taken as its shortest decimal form (15 significant digits,
/// what Excel shows). Beyond the range of decimal, and below 1e-13 where a decimal has not the places for fifteen digits, it goes on in floating point
/// with Neumaier's compensation.
/// </summary>
internal struct Summation
{
    private const double DecimalLimit = 1e24;
    private const double SmallestDecimal = 1e-13;

    private decimal _exact;
    private double _sum;
    private double _compensation;

    public int Count { get; private set; }

    public readonly double Total => (double)_exact + _sum + _compensation;

    /// <summary>The mean, divided as decimals so that it is the nearest double of the exact quotient; NaN of nothing.</summary>
    public readonly double Mean => Count == 0 ? double.NaN : _sum == 0 && _compensation == 0 ? (double)(_exact / Count) : Total / Count;

    public void Add(double value)
    {
        Count++;
        if (Math.Abs(value) is 0 or (>= SmallestDecimal and < DecimalLimit) && Math.Abs((double)_exact) < DecimalLimit)
        {
            _exact += (decimal)value;
            return;
        }

        var sum = _sum + value;
        _compensation += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }

    /// <summary>The sum of two numbers.</summary>
    public static double Of(double left, double right)
    {
        var sum = default(Summation);
        sum.Add(left);
        sum.Add(right);
        return sum.Total;
    }

    public static Summation Of(Relation relation, int column, ReadOnlySpan<int> rows)
    {
        var sum = default(Summation);
        foreach (var row in rows)
        {
            if (relation.Value(row, column) is { IsNumeric: true } value)
            {
                sum.Add(value.Number);
            }
        }

        return sum;
    }
}
