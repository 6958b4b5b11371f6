using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Ranking;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions.Ranking;

public sealed class ConfidenceTests
{
    private static readonly Table Members = TestTable.Of(
        "Members", ["Name", "City", "Fee"], ["Ada", "Oslo", 10], ["Bo", "Rome", 30], ["Cy", "Oslo", 20], ["Di", "Bern", 40]);

    [Fact]
    public void Candidates_with_one_answer_share_their_weight()
    {
        var polls = Poll.Count([new("5", Operation.Lookup, 2), new("7", Operation.Lookup, 3), new("5", Operation.Count, 2), new("9", Operation.Count, 1)]);

        Assert.Equal([0.5, 0.375, 0.125], polls.Select(p => p.Share));
        Assert.Equal([0, 1, 3], polls.Select(p => p.Top));
        Assert.Equal([0.375, 0.5, 0.5], polls.Select(p => p.Rival));
        Assert.Equal((0.5, 2, 2), (polls[0].Lead, polls[0].Agreeing, polls[0].Ways));
    }

    [Fact]
    public void The_only_answer_has_signs_without_bounds_broken()
    {
        var poll = Assert.Single(Poll.Count([new("5", Operation.Lookup, 1)]));

        Assert.All(poll.Signs, sign => Assert.InRange(sign.Value, -8, 8));
    }

    [Fact]
    public void A_larger_share_makes_an_answer_surer()
    {
        double Sure(double weight) => ConfidenceModel.Default.Probability(Poll.Count([new("5", Operation.Lookup, weight), new("7", Operation.Lookup, 1)])[0].Signs);

        Assert.True(Sure(2) < Sure(5));
        Assert.True(Sure(5) < Sure(50));
    }

    [Theory]
    [InlineData("What is the fee of Bo?", "What is the fee of Eve?")]
    [InlineData("What is the total fee in Oslo?", "What is the total fee in Oslo in March?")]
    [InlineData("What is the fee of Bo?", "What is the fee of Bo in Madrid?")]
    public async Task A_question_that_names_more_than_the_table_has_is_answered_less_surely(string plain, string strange)
        => Assert.True(await SureAsync(plain) > await SureAsync(strange));

    private static async Task<double> SureAsync(string question)
        => (await new OfflinePlanner().PlanAsync(question, [Members], TestContext.Current.CancellationToken))[0].Confidence;
}
