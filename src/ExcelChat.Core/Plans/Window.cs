using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A value for each row that depends on its place among the others, or among those of its group.</summary>
/// <param name="Function">The computation.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Per">The columns that make the groups; one group of all rows when left out.</param>
/// <param name="Offset">For <see cref="WindowFunction.Shift"/>, the distance in rows: 1 is the next row, -1 the one before.</param>
/// <param name="Descending">For <see cref="WindowFunction.Rank"/>, whether the largest is first.</param>
public sealed record Window(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] WindowFunction Function,
    string Column,
    IReadOnlyList<string>? Per = null,
    int Offset = 0,
    bool Descending = false) : Expression;
