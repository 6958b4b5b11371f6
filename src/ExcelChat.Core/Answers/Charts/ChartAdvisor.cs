using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Charts;

/// <summary>
/// Recommends a chart by the types of a result's columns: time and numbers make a line, names and numbers bars, parts of a whole a pie,
/// two numbers a scatter of points. One value, or rows without numbers, make none.
/// </summary>
internal static class ChartAdvisor
{
    private const int MaxRows = 1000;
    private const int MaxSlices = 6;

    public static ChartRecommendation? Recommend(Result result, string title)
    {
        if (result.RowCount is < 2 or > MaxRows)
        {
            return null;
        }

        int[] numbers = [.. Columns(result).Where(c => IsNumber(result, c) && !IsTime(result, c))];
        int[] names = [.. Columns(result).Except(numbers)];
        return (names, numbers) switch
        {
            ([var name], [_, ..]) => Draw(result, title, KindOf(result, name, numbers), name, numbers, series: -1),
            ([var name, var series], [var number]) => Draw(result, title, KindOf(result, name, [number]) is ChartKind.Line ? ChartKind.Line : ChartKind.Bar, name, [number], series),
            ([], [var x, var y]) => Draw(result, title, ChartKind.Scatter, x, [y], series: -1),
            _ => null,
        };
    }

    private static ChartRecommendation Draw(Result result, string title, ChartKind kind, int x, int[] numbers, int series)
    {
        var data = new ChartSeries(result, x, numbers, series);
        var recommendation = new ChartRecommendation(kind, new(result.Columns[x].Name, ScaleOf(result, x), result.Columns[x].Unit), new(data.ValueName, ChartScale.Quantitative, result.Columns[numbers[0]].Unit))
        {
            Series = data.SeriesName,
            Title = title,
            VegaLite = "",
        };
        return recommendation with { VegaLite = VegaLiteWriter.Write(recommendation, data) };
    }

    private static ChartKind KindOf(Result result, int name, int[] numbers)
        => IsTime(result, name) ? ChartKind.Line
            : numbers is [var only] && result.RowCount <= MaxSlices && IsPartOfWhole(result, only) ? ChartKind.Pie
            : ChartKind.Bar;

    // Percentages that make 100 % together.
    private static bool IsPartOfWhole(Result result, int column)
        => result.Columns[column].Type == ColumnType.Percent
            && Enumerable.Range(0, result.RowCount).All(row => result.Value(row, column).Number >= 0)
            && Math.Abs(Enumerable.Range(0, result.RowCount).Sum(row => result.Value(row, column).Number) - 1) < 0.005;

    private static ChartScale ScaleOf(Result result, int column) => result.Columns[column].Type switch
    {
        ColumnType.Date => ChartScale.Temporal,
        _ when IsTime(result, column) => ChartScale.Ordinal,
        _ when IsNumber(result, column) => ChartScale.Quantitative,
        _ => ChartScale.Nominal,
    };

    private static IEnumerable<int> Columns(Result result) => Enumerable.Range(0, result.Columns.Count);

    private static bool IsNumber(Result result, int column) => result.Columns[column].Type.IsNumber() || result.Columns[column].Type == ColumnType.Time;

    // A date, or in every row a year, a month of a year or a quarter of one.
    private static bool IsTime(Result result, int column)
        => result.Columns[column].Type == ColumnType.Date || Enumerable.Range(0, result.RowCount).All(row => IsPeriod(result.Text(row, column).Trim(), result.Value(row, column)));

    private static bool IsPeriod(string text, CellValue value) => text.Length switch
    {
        4 => text.All(char.IsAsciiDigit) && value.Number is 0 or (>= 1500 and <= 2200) && text[0] is '1' or '2',
        7 => text[..4].All(char.IsAsciiDigit) && text[4] is '-' or ' ' && (text[5] == 'Q' || char.IsAsciiDigit(text[5])) && char.IsAsciiDigit(text[6]),
        _ => false,
    };
}
