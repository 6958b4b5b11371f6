using ExcelChat.Answers.Grounding;
using ExcelChat.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Answers.Grounding;

public sealed class GroundingCheckerTests
{
    private const string Question = "What is the total revenue of \"North\" in Q3 of FY24?";

    [Fact]
    public async Task A_hundred_right_sentences_are_left_as_they_are()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (sentence, findings, tables) = await ClaimGenerator.RightAsync(seed);

            var text = new GroundingChecker(new("Which?", tables, findings), GroundingMode.Strike).Check(sentence);

            Assert.True(text.Unproved.Count == 0, $"seed {seed}: '{sentence}' lost {string.Join(", ", text.Unproved)}");
            Assert.Equal(sentence, text.Text);
            Assert.True(text.Proved > 0, $"seed {seed}: nothing was checked in '{sentence}'");
        }
    }

    [Fact]
    public async Task A_hundred_wrong_sentences_are_caught()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (sentence, wrong, findings, tables) = await ClaimGenerator.WrongAsync(seed);

            var text = new GroundingChecker(new("Which?", tables, findings), GroundingMode.Strike).Check(sentence);

            Assert.False(text.Text.Contains(wrong, StringComparison.Ordinal), $"seed {seed}: '{wrong}' stayed in '{text.Text}'");
            Assert.Contains(GroundingChecker.Mark, text.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("The total is 230.")]
    [InlineData("It comes to 230.00, from 2 of 4 rows.")]
    [InlineData("North: 230 (Sales!C2, C4).")]
    [InlineData("1. North made 230.\n2. That is all.")]
    [InlineData("In Q3 of FY24 \"North\" made 230.")]
    [InlineData("North made 0.23 thousand [1].")]
    [InlineData("It brought EUR230 or 230/999.", "EUR230", "230/999")]
    [InlineData("From 100-999 it is .5 or ٢٣١, 230.", "100-999", ".5", "٢٣١")]
    [InlineData("It is 230 on March 5, 2024.", "March 5, 2024")]
    [InlineData("It is 230 m2 or 230x.", "230 m2")]
    [InlineData("See Sales!A1:C9 for the 230.", "Sales!A1:C9")]
    [InlineData("About 200 rows? No: 230.", "200")]
    [InlineData("It is 231.", "231")]
    [InlineData("It is 23.", "23")]
    [InlineData("It is 2,300.", "2,300")]
    [InlineData("It is -230.", "-230")]
    [InlineData("It is $230.", "$230")]
    [InlineData("It is 230%.", "230%")]
    [InlineData("It is 230 million.", "230 million")]
    [InlineData("It is 230 kg.", "230 kg")]
    [InlineData("See Sales!C9.", "Sales!C9")]
    [InlineData("See Costs!C2.", "Costs!C2")]
    [InlineData("On 5 March 2024 it was 230.", "5 March 2024")]
    [InlineData("\"Profit of the Moon\" was 230.", "Profit of the Moon")]
    [InlineData("Order INV-0001 made 230.", "INV-0001")]
    [InlineData("Together with 99 others, 230.", "99")]
    public void What_no_result_shows_is_struck_and_nothing_else(string sentence, params string[] struck)
    {
        var text = Checker(GroundingMode.Strike).Check(sentence);

        Assert.Equal(struck, text.Unproved);
        Assert.Equal(struck.Aggregate(sentence.Replace("\"Profit of the Moon\"", "Profit of the Moon", StringComparison.Ordinal), (s, w) => s.Replace(w, GroundingChecker.Mark, StringComparison.Ordinal)), text.Text);
    }

    [Fact]
    public void A_flagged_figure_stays_with_a_mark_behind_it()
        => Assert.Equal("North made 231 [not proved], or 230.", Checker(GroundingMode.Flag).Check("North made 231, or 230.").Text);

    [Theory]
    [InlineData("North made 230 and South 50.", 0)]
    [InlineData("South made 230 and North 50.", 2)]
    [InlineData("North: 230\nSouth: 50\nEast: 75", 0)]
    [InlineData("North: 50\nSouth: 230\nEast: 75", 2)]
    [InlineData("North and South made 230 and 50 respectively.", 0)]
    public void A_figure_belongs_to_the_row_that_its_clause_names(string sentence, int wrong)
    {
        var table = Sales();
        var plan = new Group(new Scan(table.Id), ["Region"], [new(AggregateFunction.Sum, "Revenue")]);

        Assert.Equal(wrong, Checker(GroundingMode.Strike, plan).Check(sentence).Unproved.Count);
    }

    [Theory]
    [InlineData("It fell by 50%.", 0)]
    [InlineData("It changed by -50%.", 0)]
    [InlineData("It grew by 50%.", 1)]
    public void A_sign_may_be_said_in_words(string sentence, int wrong)
    {
        var plan = new Derive(ArithmeticOperator.PercentChange, new Constant(Literal.Of(200)), new Constant(Literal.Of(100)));

        Assert.Equal(wrong, Checker(GroundingMode.Strike, plan).Check(sentence).Unproved.Count);
    }

    private static Table Sales() => TestTable.Of("Sales", ["Region", "Product", "Revenue"], SmallBook.SalesRows[1..]);

    private static GroundingChecker Checker(GroundingMode mode, Plan? plan = null)
    {
        var table = Sales();
        plan ??= new Aggregate(new Filter(new Scan(table.Id), new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North"))), [new(AggregateFunction.Sum, "Revenue")]);
        return new(new(Question, [table], [new Finding(plan, new PlanEngine([table], TestContext.Current.CancellationToken).Run(plan))]), mode);
    }
}
