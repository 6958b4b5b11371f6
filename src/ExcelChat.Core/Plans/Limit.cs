using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>The first rows of the input.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Count">How many rows, at least 1.</param>
/// <param name="Skip">How many rows to pass over first.</param>
/// <param name="FromEnd">Whether to count from the last row backwards; the order of the rows stays.</param>
/// <param name="Ties">Whether rows that equal the last kept row in the column of the <see cref="Sort"/> directly below are kept too.</param>
public sealed record Limit(Plan Input, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Count, int Skip = 0, bool FromEnd = false, bool Ties = false) : Plan
{
    /// <summary>Columns that make groups, each of which is limited by itself (the top three of each region); the rows keep their order. Null for no groups.</summary>
    public IReadOnlyList<string>? Per { get; init; }
}
