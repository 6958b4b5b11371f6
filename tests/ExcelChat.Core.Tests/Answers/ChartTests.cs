using System.Text.Json;
using ExcelChat.Answers;
using ExcelChat.Answers.Charts;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Questions.Business;

namespace ExcelChat.Core.Tests.Answers;

public sealed class ChartTests
{
    [Fact]
    public async Task Groups_make_bars_in_the_order_of_the_answer()
    {
        var chart = (await AskAsync("What is the revenue by region?")).Chart!;

        Assert.Equal((ChartKind.Bar, ChartScale.Nominal, ChartScale.Quantitative), (chart.Kind, chart.X.Scale, chart.Y.Scale));
        Assert.Equal(("Region", "Sum of Revenue", null), (chart.X.Column, chart.Y.Column, chart.Series));
        using var drawn = JsonDocument.Parse(chart.VegaLite);
        Assert.Equal("bar", drawn.RootElement.GetProperty("mark").GetProperty("type").GetString());
        Assert.Equal(["North", "South", "East"], Values(drawn).Select(v => v.GetProperty("x").GetString()));
        Assert.Equal([230.0, 50.5, 75.0], Values(drawn).Select(v => v.GetProperty("y").GetDouble()));
        Assert.Equal(JsonValueKind.Null, drawn.RootElement.GetProperty("encoding").GetProperty("x").GetProperty("sort").ValueKind);
    }

    [Fact]
    public async Task Months_make_a_line()
    {
        var chart = (await AskAsync("What is the revenue by month?")).Chart!;

        Assert.Equal((ChartKind.Line, ChartScale.Ordinal), (chart.Kind, chart.X.Scale));
        using var drawn = JsonDocument.Parse(chart.VegaLite);
        Assert.Equal("line", drawn.RootElement.GetProperty("mark").GetProperty("type").GetString());
        Assert.Equal(["2024-01", "2024-02", "2024-03"], Values(drawn).Select(v => v.GetProperty("x").GetString()));
    }

    [Fact]
    public async Task A_specification_names_its_version_and_describes_every_field_that_it_draws()
    {
        var chart = (await AskAsync("What is the revenue by region?")).Chart!;

        using var drawn = JsonDocument.Parse(chart.VegaLite);
        Assert.Equal("https://vega.github.io/schema/vega-lite/v5.json", drawn.RootElement.GetProperty("$schema").GetString());
        string[] types = ["nominal", "ordinal", "temporal", "quantitative"];
        foreach (var channel in drawn.RootElement.GetProperty("encoding").EnumerateObject())
        {
            Assert.Contains(channel.Value.GetProperty("type").GetString(), types);
            Assert.All(Values(drawn), v => Assert.True(v.TryGetProperty(channel.Value.GetProperty("field").GetString()!, out _)));
        }
    }

    [Fact]
    public async Task One_value_needs_no_chart() => Assert.Null((await AskAsync("What is the total revenue of North?")).Chart);

    [Fact]
    public async Task A_chart_is_the_same_in_every_culture()
    {
        var expected = (await AskAsync("What is the revenue by region?")).Chart;
        using (new ForeignCulture())
        {
            Assert.Equal(expected, (await AskAsync("What is the revenue by region?")).Chart);
        }
    }

    private static List<JsonElement> Values(JsonDocument chart) => [.. chart.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()];

    private static async Task<Answer> AskAsync(string question)
    {
        await using var chat = WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = 0));
        var sheet = new SheetDraft("Sales", "General", "yyyy-mm-dd", "General")
            .Row("Region", "Date", "Revenue")
            .Row("North", new DateOnly(2024, 1, 5), 200)
            .Row("South", new DateOnly(2024, 2, 5), 50.5)
            .Row("North", new DateOnly(2024, 3, 5), 30)
            .Row("East", new DateOnly(2024, 3, 9), 75);
        await chat.IngestAsync(BookWriter.Write("sales.xlsx", sheet), cancellationToken: TestContext.Current.CancellationToken);
        return await chat.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
    }
}
