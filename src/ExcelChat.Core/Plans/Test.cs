using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>TRUE or FALSE: two results compared, each of which must be a single value.</summary>
/// <param name="Operator">The comparison.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record Test([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ComparisonOperator Operator, Plan Left, Plan Right) : Plan;
