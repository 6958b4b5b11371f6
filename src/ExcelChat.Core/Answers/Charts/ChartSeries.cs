using ExcelChat.Plans;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Charts;

/// <summary>The points of a chart: the rows of a result, a point for each measure of a row.</summary>
internal sealed class ChartSeries(Result result, int x, int[] numbers, int series)
{
    /// <summary>The name of the values.</summary>
    public string ValueName => numbers.Length == 1 ? result.Columns[numbers[0]].Name : "Value";

    /// <summary>The name of what tells series apart; null when there is one.</summary>
    public string? SeriesName => series >= 0 ? result.Columns[series].Name : numbers.Length > 1 ? "Measure" : null;

    /// <summary>Whether the values are shares.</summary>
    public bool IsPercent => numbers.All(n => result.Columns[n].Type == Tables.ColumnType.Percent);

    /// <summary>The points, with the typed value and the displayed text of their place.</summary>
    public IEnumerable<(CellValue X, string Text, CellValue Y, string Series)> Points()
    {
        for (var row = 0; row < result.RowCount; row++)
        {
            foreach (var number in numbers)
            {
                yield return (result.Value(row, x), result.Text(row, x).Trim(), result.Value(row, number), series >= 0 ? result.Text(row, series).Trim() : result.Columns[number].Name);
            }
        }
    }
}
