using ExcelChat.Answers;

namespace ExcelChat.Console;

/// <summary>Prints the chart of an answer.</summary>
internal static class ChartPrinter
{
    public static void Print(Answer answer)
    {
        System.Console.WriteLine();
        System.Console.WriteLine(answer.Chart is { } chart
            ? $"chart       {chart.Kind} of {chart.Y.Column} by {chart.X.Column}{(chart.Series is null ? "" : $", a series for each {chart.Series}")}{Environment.NewLine}{chart.VegaLite}"
            : "chart       none: a chart would say no more than the answer");
    }
}
