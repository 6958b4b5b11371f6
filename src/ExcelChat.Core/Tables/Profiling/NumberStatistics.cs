namespace ExcelChat.Tables.Profiling;

/// <summary>The figures of the numbers of a column, as they are stored: shares as fractions, moments as serial numbers, amounts before their scale.</summary>
public sealed record NumberStatistics
{
    /// <summary>How many numbers there are.</summary>
    public required long Count { get; init; }

    /// <summary>The smallest.</summary>
    public required double Minimum { get; init; }

    /// <summary>The greatest.</summary>
    public required double Maximum { get; init; }

    /// <summary>The arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation of a sample (divided by the count less one); 0 for a single number.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The quantiles at 5, 25, 50, 75 and 95 %.</summary>
    public required IReadOnlyList<Quantile> Quantiles { get; init; }

    /// <summary>By how much the rank of a quantile may be off, as a share of <see cref="Count"/>; 0 when the quantiles are exact.</summary>
    public double QuantileRankError { get; init; }

    /// <summary>The number that as many are above as below; of an even number of numbers the lower of the two in the middle.</summary>
    public double Median => Quantiles.First(quantile => quantile.Share == 0.5).Value;
}
