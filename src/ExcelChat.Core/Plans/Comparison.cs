using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>The cell of a column compared with a value, or with the single value of another plan.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Value">The value; null when <paramref name="Query"/> gives it.</param>
/// <param name="Query">The plan that gives the value; null when <paramref name="Value"/> does.</param>
/// <param name="Part">The part of a date that is compared instead of the cell; null for the cell itself.</param>
public sealed record Comparison(string Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ComparisonOperator Operator, Literal? Value = null, Plan? Query = null, DatePart? Part = null) : Predicate;
