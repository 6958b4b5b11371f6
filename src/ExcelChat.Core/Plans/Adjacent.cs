using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>The row stands a number of rows below (or above, when negative) one of the anchor's rows, in the order of the filtered input.</summary>
/// <param name="Anchor">A plan over rows of the same table.</param>
/// <param name="Offset">The distance in rows: 1 is the next row, -1 the one before.</param>
public sealed record Adjacent(Plan Anchor, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Offset) : Predicate;
