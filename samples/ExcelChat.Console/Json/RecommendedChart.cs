using System.Text.Json;
using ExcelChat.Answers.Charts;

namespace ExcelChat.Console.Json;

/// <summary>The chart of an answer: its kind, what its axes and series show, and the specification that draws it.</summary>
internal sealed record RecommendedChart(string Kind, string X, string Y, string? Series, JsonElement VegaLite)
{
    public static RecommendedChart Of(ChartRecommendation chart) => new(chart.Kind.ToString(), chart.X.Column, chart.Y.Column, chart.Series, JsonElement.Parse(chart.VegaLite));
}
