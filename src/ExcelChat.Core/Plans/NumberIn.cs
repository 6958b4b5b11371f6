using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>
/// A number in what a cell shows: 35 and 10 of <c>35-10</c>, 6000 of <c>6,000 rpm</c>. A hyphen between digits is no minus, and a comma before three
/// digits is a separator of thousands. Blank where there are not so many numbers.
/// </summary>
/// <param name="Column">The column's name.</param>
/// <param name="Position">Which of the numbers, from 1.</param>
public sealed record NumberIn(string Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Position = 1) : Expression;
