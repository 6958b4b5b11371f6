using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>The cells of two columns in the same row compared.</summary>
/// <param name="Left">The left column's name.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Right">The right column's name.</param>
public sealed record ColumnComparison(string Left, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ComparisonOperator Operator, string Right) : Predicate;
