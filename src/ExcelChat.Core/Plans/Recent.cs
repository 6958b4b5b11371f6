using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>
/// The date of a column lies in the last calendar years, quarters, months, weeks or days. They are counted back from the latest date of the
/// input and not from today, so that the same bytes give the same answer tomorrow.
/// </summary>
/// <param name="Column">The column's name.</param>
/// <param name="Count">How many periods, at least 1; the period of the latest date is the first.</param>
/// <param name="Part">The period: <see cref="DatePart.Year"/>, Quarter, Month, Week (from Monday) or Day.</param>
public sealed record Recent(string Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Count, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DatePart Part) : Predicate;
