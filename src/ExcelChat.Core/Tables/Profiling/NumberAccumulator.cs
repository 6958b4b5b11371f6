namespace ExcelChat.Tables.Profiling;

/// <summary>Minimum, maximum, mean, deviation, quantiles and order of numbers in one pass.</summary>
internal sealed class NumberAccumulator
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    private readonly QuantileSketch _quantiles = new();
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;
    private double _mean;
    private double _squares;
    private double _last = double.NaN;

    public long Count { get; private set; }

    /// <summary>How the numbers follow each other.</summary>
    public OrderTracker Order { get; } = new();

    /// <summary>Takes a number (Welford, "Note on a method for calculating corrected sums of squares and products", 1962).</summary>
    public void Add(double number)
    {
        Count++;
        var off = number - _mean;
        _mean += off / Count;
        _squares += off * (number - _mean);
        _minimum = Math.Min(_minimum, number);
        _maximum = Math.Max(_maximum, number);
        _quantiles.Add(number);
        if (Count > 1 && Order.IsOpen)
        {
            Order.Add(number.CompareTo(_last));
        }

        _last = number;
    }

    /// <summary>The figures; null when there was no number.</summary>
    public NumberStatistics? Statistics()
        => Count == 0 ? null : new()
        {
            Count = Count,
            Minimum = _minimum,
            Maximum = _maximum,
            Mean = _mean,
            StandardDeviation = Count > 1 ? Math.Sqrt(Math.Max(0, _squares) / (Count - 1)) : 0,
            Quantiles = [.. _quantiles.Quantiles(Shares).Select((value, i) => new Quantile(Shares[i], value))],
            QuantileRankError = _quantiles.IsExact ? 0 : QuantileSketch.RankError,
        };
}
