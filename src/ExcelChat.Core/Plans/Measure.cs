using System.Globalization;
using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A value computed over the cells of a column.</summary>
/// <param name="Function">The computation.</param>
/// <param name="Column">The column; null only for <see cref="AggregateFunction.Count"/> and <see cref="AggregateFunction.Share"/>, which then count rows.</param>
/// <param name="With">The other column of a <see cref="AggregateFunction.Correlation"/>.</param>
/// <param name="Percentile">The share of a <see cref="AggregateFunction.Percentile"/>, 0 to 1: 0.9 for the 90th percentile.</param>
public sealed record Measure(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] AggregateFunction Function,
    string? Column = null,
    string? With = null,
    double? Percentile = null)
{
    /// <summary>The name of the column that the measure makes, such as <c>Sum of Revenue</c>.</summary>
    [JsonIgnore]
    public string Name => (Function, Column) switch
    {
        (_, null) => Function.ToString(),
        (AggregateFunction.Percentile, _) => string.Create(CultureInfo.InvariantCulture, $"Percentile {Percentile} of {Column}"),
        (AggregateFunction.Correlation, _) => $"Correlation of {Column} and {With}",
        _ => $"{Function} of {Column}",
    };
}
