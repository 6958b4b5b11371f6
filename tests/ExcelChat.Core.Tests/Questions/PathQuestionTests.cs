using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Tables;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class PathQuestionTests
{
    private static readonly object?[][] Employment =
    [
        ["Characteristic", "Men", null, "Women", null],
        [null, "Number", "Percent", "Number", "Percent"],
        ["Age group", null, null, null, null],
        ["15 to 24 years", 1200, 41.5, 1100, 38.2],
        ["25 to 54 years", 5400, 82.1, 5100, 77.4],
        ["Education", null, null, null, null],
        ["High school", 2300, 61.3, 2100, 55.9],
        ["University", 3100, 79.8, 3600, 81.6],
    ];

    private static readonly object?[][] Change =
    [
        ["Region", "Robberies", null, "Thefts", null],
        [null, "Number", "Change", "Number", "Change"],
        ["Canada", 310, -12, 640, 9],
        ["Ontario", 110, -30, 240, 4],
        ["Quebec", 120, 14, 250, -7],
        ["Alberta", 80, 3, 150, 5],
    ];

    private static readonly object?[][] Spending =
    [
        ["Department", "Q1", null, "Q2", null],
        [null, "Budget", "Actual", "Budget", "Actual"],
        ["Garden", 3000, 2800, 1500, 1900],
        ["Kitchen", 5000, 5100, 4500, 4400],
        ["Library", 2000, 2300, 6000, 5700],
    ];

    [Theory]
    [InlineData("What is Garden's total budget for the year?", "4500")]
    [InlineData("How much is the total actual of Kitchen for the full year?", "9500")]
    [InlineData("highest Q2 budget", "6000")]
    [InlineData("Who has the highest Q2 budget?", "Library")]
    [InlineData("What share of the Q1 budget goes to Garden?", "30.00%")]
    public async Task A_figure_that_no_cell_states_is_made_of_those_that_do(string question, string expected)
        => Assert.Equal([expected], await AnswerAsync(question, Spending));

    [Theory]
    [InlineData("What percentage of women aged 15 to 24 years were employed?", "38.2")]
    [InlineData("How many men with high school were employed?", "2300")]
    [InlineData("What is the percent of men with a university education?", "79.8")]
    public async Task A_cell_is_found_by_the_labels_of_its_row_and_its_column(string question, string expected)
        => Assert.Equal([expected], await AnswerAsync(question, Employment));

    [Theory]
    [InlineData("Who had a higher percent for high school, men or women?", "Men")]
    [InlineData("Who had a larger percent for university, men or women?", "Women")]
    public async Task One_of_two_headers_is_chosen_and_named(string question, string expected)
        => Assert.Equal([expected], await AnswerAsync(question, Employment));

    [Fact]
    public async Task Figures_asked_for_respectively_come_in_the_order_of_the_question()
        => Assert.Equal(["81.6", "79.8"], await AnswerAsync("What were the percentages of women and men with university respectively?", Employment));

    [Fact]
    public async Task A_decline_is_told_without_its_sign()
        => Assert.Equal(["30"], await AnswerAsync("By how much did the change of robberies in Ontario fall?", Change));

    [Fact]
    public async Task Where_no_row_is_named_the_row_that_is_the_sum_of_the_others_is_meant()
        => Assert.Equal(["310"], await AnswerAsync("How many robberies were there?", Change));

    [Fact]
    public async Task The_proof_is_the_one_cell()
    {
        var (plan, table) = await PlanAsync("What percentage of women aged 15 to 24 years were employed?", Employment);

        Assert.Equal("E4", string.Join('|', new PlanEngine([table]).Run(plan.Plan).Proof.Operands.Select(range => range.Range)));
        Assert.Contains("Age group > 15 to 24 years", plan.Reading, StringComparison.Ordinal);
    }

    private static async Task<string[]> AnswerAsync(string question, object?[][] rows)
    {
        var (plan, table) = await PlanAsync(question, rows);
        var result = new PlanEngine([table]).Run(plan.Plan);
        return [.. Enumerable.Range(0, result.RowCount).Select(row => result.Text(row, 0))];
    }

    private static async Task<(RankedPlan Plan, Table Table)> PlanAsync(string question, object?[][] rows)
    {
        var table = await Detection.DetectOneAsync(TestSheet.Of(rows));
        return ((await new OfflinePlanner().PlanAsync(question, [table], TestContext.Current.CancellationToken))[0], table);
    }
}
