using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A value computed over the cells of a column.</summary>
/// <param name="Function">The computation.</param>
/// <param name="Column">The column; null only for <see cref="AggregateFunction.Count"/>, which then counts rows.</param>
public sealed record Measure([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] AggregateFunction Function, string? Column = null)
{
    /// <summary>The name of the column that the measure makes, such as <c>Sum of Revenue</c>.</summary>
    [JsonIgnore]
    public string Name => Column is null ? Function.ToString() : $"{Function} of {Column}";
}
