using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A part of the date in a column; blank where the cell is no date.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Part">The part.</param>
public sealed record PartOfDate(string Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DatePart Part) : Expression;
