using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class IntentAnalyzerTests
{
    private static readonly Table Sales = TestTable.Of(
        "Sales", ["Region", "Product", "Revenue"], ["North", "Tent", 200], ["South", "Stove", 50], ["East", "Lamp", 75]);

    [Theory]
    [InlineData("What is the total revenue?", IntentKind.Aggregation)]
    [InlineData("What is the average revenue of tents?", IntentKind.Aggregation)]
    [InlineData("Total revenue by region", IntentKind.Breakdown)]
    [InlineData("Average revenue per product", IntentKind.Breakdown)]
    [InlineData("What are the top 5 products by revenue?", IntentKind.Ranking)]
    [InlineData("Which region has the highest revenue?", IntentKind.Ranking)]
    [InlineData("How many orders are there?", IntentKind.Count)]
    [InlineData("What is the difference between North and South?", IntentKind.Comparison)]
    [InlineData("What is the revenue trend?", IntentKind.Trend)]
    [InlineData("Summarize this workbook", IntentKind.Overview)]
    [InlineData("Who is the head of Sales?", IntentKind.Lookup)]
    public void The_wording_shows_the_intent(string question, IntentKind expected)
    {
        var intent = IntentAnalyzer.Analyze(question, [Sales], TestContext.Current.CancellationToken);

        Assert.Equal(expected, intent.Primary);
        Assert.InRange(intent.Confidence, 0.01, 1);
    }

    [Theory]
    [InlineData("the top 3 products", "top", "3")]
    [InlineData("the five largest orders", "top", "5")]
    [InlineData("the five largest orders", "direction", "most")]
    [InlineData("the cheapest product", "direction", "least")]
    [InlineData("the average revenue", "function", "Average")]
    [InlineData("the total revenue", "function", "Sum")]
    public void What_the_wording_fixes_is_a_parameter(string question, string parameter, string expected)
        => Assert.Equal(expected, IntentAnalyzer.Analyze(question, [Sales], TestContext.Current.CancellationToken).Parameters.GetValueOrDefault(parameter));

    [Fact]
    public void Values_of_the_tables_are_suggested_as_filters()
    {
        Assert.Equal(["Region is North", "Product is Tent"], IntentAnalyzer.Analyze("How much did North sell of the Tent?", [Sales], TestContext.Current.CancellationToken).SuggestedFilters);
        Assert.Empty(IntentAnalyzer.Analyze("How much was sold?", [Sales], TestContext.Current.CancellationToken).SuggestedFilters);
    }
}
