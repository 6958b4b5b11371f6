namespace ExcelChat.Workbooks;

/// <summary>A field that a pivot table aggregates.</summary>
/// <param name="Name">How it is headed, such as <c>Sum of Revenue</c>.</param>
/// <param name="Field">The field of the source, such as <c>Revenue</c>.</param>
/// <param name="Function">How it is aggregated, as the format writes it: <c>sum</c>, <c>count</c>, <c>average</c>, <c>max</c>, <c>min</c>, <c>product</c>, <c>countNums</c>, <c>stdDev</c>, <c>stdDevp</c>, <c>var</c>, <c>varp</c> (ECMA-376 part 1, 18.18.17).</param>
public sealed record PivotDataField(string Name, string Field, string Function);
