using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A computation over the cells of a column. Blank cells never take part; text and errors are skipped by arithmetic and reported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AggregateFunction>))]
public enum AggregateFunction
{
    /// <summary>The number of rows, or of cells that are not blank when a column is named.</summary>
    Count,

    /// <summary>The number of distinct displayed texts, case and surrounding space ignored.</summary>
    CountDistinct,

    /// <summary>The sum; exact for decimals of up to 15 significant digits.</summary>
    Sum,

    /// <summary>The arithmetic mean.</summary>
    Average,

    /// <summary>The smallest number or the earliest date.</summary>
    Minimum,

    /// <summary>The largest number or the latest date.</summary>
    Maximum,

    /// <summary>The middle value; the mean of the two middle values of an even number.</summary>
    Median,

    /// <summary>The sample standard deviation (divisor n - 1), Excel's STDEV.S; none for fewer than two numbers.</summary>
    StandardDeviation,

    /// <summary>The first value in the order of the rows.</summary>
    First,

    /// <summary>The last value in the order of the rows.</summary>
    Last,

    /// <summary>The largest value minus the smallest.</summary>
    Range,

    /// <summary>The value below which a share of the values lies, interpolated as Excel's PERCENTILE.INC; the share is <see cref="Measure.Percentile"/>.</summary>
    Percentile,

    /// <summary>The sum of the cells, or without a column the number of rows, as a share of that of all rows of a <see cref="Group"/>'s input; of the whole in an <see cref="Aggregate"/>.</summary>
    Share,

    /// <summary>Pearson's coefficient of correlation with the column <see cref="Measure.With"/>, Excel's CORREL, over the rows where both are numbers; none for fewer than two.</summary>
    Correlation,
}
