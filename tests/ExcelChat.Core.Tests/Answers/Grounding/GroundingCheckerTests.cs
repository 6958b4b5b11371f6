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
            Assert.True(text.Citings.Count > 0, $"seed {seed}: nothing was checked in '{sentence}'");
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
            Assert.Contains(CheckedWriter.NotProved, text.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("The total is 230.")]
    [InlineData("It comes to 230.00, from 2 of 4 rows.")]
    [InlineData("North: 230 (Sales!C2, C4).")]
    [InlineData("1. North made 230.\n2. That is all.")]
    [InlineData("In Q3 of FY24 \"North\" made 230.")]
    [InlineData("1) North made 230.\n   1. It did.\n   2. It did so.\n2) That is all.")]
    [InlineData("The total revenue is [99] million. No: 230.", "99] million")]
    [InlineData("The total revenue [99] thousand. No: 230.", "99] thousand")]
    [InlineData("Revenue: [99], EUR [88], or -[77], and North made **[66]**, or 230.", "99", "88", "77", "66")]
    [InlineData("The total revenue is:\n99. No: 230.", "99")]
    [InlineData("The total revenue is\n99) or 230.", "99")]
    [InlineData("1. North made 230.\n4. That is all.", "4")]
    [InlineData("It brought EUR230 or 230/999.", "EUR230", "230/999")]
    [InlineData("From 100-999 it is .5 or ٢٣١, 230.", "100-999", ".5", "٢٣١")]
    [InlineData("It is 230 on March 5, 2024.", "March 5, 2024")]
    [InlineData("It is 230 m2 or 230x.", "230 m2")]
    [InlineData("See Sales!A1:C9 for the 230.", "Sales!A1:C9")]
    [InlineData("About 200 rows? No: 230.", "200")]
    [InlineData("There are 4 rows in 3 columns of 1 table: 230.")]
    [InlineData("North made 230 in 2 sales.")]
    [InlineData("It sold 4 units, or 230.", "4 units")]
    [InlineData("The revenue was 4 last year, or 230.", "4")]
    [InlineData("It took 4 days and 4 people, or 230.", "4 days", "4 people")]
    [InlineData("There are 4 columns, or 230.", "4")]
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
    [InlineData("It is two hundred and thirty.")]
    [InlineData("One of the two regions made 230, from two rows.")]
    [InlineData("It is two hundred and thirty-one.", "two hundred and thirty-one")]
    [InlineData("It is a quarter of all, or twice as much.", "a quarter", "twice")]
    [InlineData("It is 2 230.", "2 230")]
    [InlineData("It is 2'230.", "2'230")]
    [InlineData("It is 230 per cent.", "230 per cent")]
    [InlineData("It is 230 hundred or 230kk.", "230 hundred", "230kk")]
    [InlineData("It is 2 × 230.", "2 × 230")]
    [InlineData("The revenue is 4.", "4")]
    [InlineData("It is minus 230.", "230")]
    [InlineData("The \"North\" made 230.")]
    [InlineData("The sum of Sales!C2:C5 is 230.", "Sales!C2:C5")]
    [InlineData("Of Sales!C2:C4 it is 230.")]
    [InlineData("It is ½, ⑨ or 230.", "½", "⑨")]
    public void What_no_result_shows_is_struck_and_nothing_else(string sentence, params string[] struck)
    {
        var text = Checker(GroundingMode.Strike).Check(sentence);

        Assert.Equal(struck, text.Unproved);
        Assert.Equal(struck.Aggregate(sentence.Replace("\"Profit of the Moon\"", "Profit of the Moon", StringComparison.Ordinal), (s, w) => s.Replace(w, CheckedWriter.NotProved, StringComparison.Ordinal)), text.Text);
    }

    [Theory]
    [InlineData("North made 0.23 thousand [1].", "North made 0.23 thousand.")]
    [InlineData("According to [1], the best was the North [2]: it made 230.", "According to, the best was the North: it made 230.")]
    [InlineData("The revenue [99]. It is 230.", "The revenue. It is 230.")]
    [InlineData("[1] North made 230.", " North made 230.")]
    [InlineData("North made 230 [1, 2], or so [1-3] it is said[^4].", "North made 230, or so it is said.")]
    [InlineData("North made 230【4:0†sales】.", "North made 230.")]
    public void A_reference_to_a_source_that_there_is_not_is_left_out(string sentence, string expected)
    {
        var text = Checker(GroundingMode.Strike).Check(sentence);

        Assert.Empty(text.Unproved);
        Assert.Equal(expected, text.Text);
    }

    [Theory]
    [InlineData("North made 230 m[1]illion.", "North made [not proved].")]
    [InlineData("North made 230 [1]kk.", "North made [not proved].")]
    [InlineData("North made 230 U[2]SD.", "North made [not proved].")]
    [InlineData("See evil [1].com/x, or 230.", "See [link left out] or 230.")]
    [InlineData("See https:/[1]/evil/x now, or 230.", "See [link left out] now, or 230.")]
    public void What_stands_on_both_sides_of_a_reference_is_read_as_it_will_be_seen(string sentence, string expected)
        => Assert.Equal(expected, Checker(GroundingMode.Strike).Check(sentence).Text);

    [Theory]
    [InlineData("North has [230].", "North has (230).")]
    [InlineData("The total is [99]; the North has [230].", "The total is [[not proved]]; the North has (230).")]
    public void A_figure_in_brackets_does_not_look_like_a_marker(string sentence, string expected)
        => Assert.Equal(expected, Checker(GroundingMode.Strike).Check(sentence).Text);

    [Theory]
    [InlineData("It is 230 **billion**.", "230 **billion")]
    [InlineData("It is **230** billion.", "230** billion")]
    [InlineData("It is 230  million.", "230  million")]
    [InlineData("It is 230 _million_ EUR.", "230 _million_ EUR")]
    public void A_scale_counts_though_more_than_a_space_is_between(string sentence, string struck)
        => Assert.Equal([struck], Checker(GroundingMode.Strike).Check(sentence).Unproved);

    [Fact]
    public void A_figure_is_of_the_result_that_it_is_nearest_to()
    {
        var table = TestTable.Of("Sales", ["Region", "Revenue"], ["North", 89], ["South", 88], ["East", 89], ["West", 89]);
        var (mean, most) = (Run(table, new Aggregate(new Scan(table.Id), [new(AggregateFunction.Average, "Revenue")])), Run(table, new Aggregate(new Scan(table.Id), [new(AggregateFunction.Maximum, "Revenue")])));

        var text = new GroundingChecker(new(Question, [table], [mean, most]), GroundingMode.Strike).Check("The mean is 88.75, the most 89, and the mean nearly 88.8.");

        Assert.Empty(text.Unproved);
        Assert.Equal([mean, most, mean], text.Citings.Select(citing => Assert.Single(citing.Findings)));
    }

    [Theory]
    [InlineData("Revenue of the North [99[1]], or 230.", "Revenue of the North [[not proved]], or 230.")]
    [InlineData("It is 999(/logout), or 230.", "It is [not proved] (/logout), or 230.")]
    [InlineData("999: North, or 230.", "[not proved] : North, or 230.")]
    [InlineData("<b>(/logout) 230.", "[link left out] (/logout) 230.")]
    [InlineData("See [a [b] c](/logout), 230.", "See [a [b] c] (/logout), 230.")]
    [InlineData("It is 230&nbsp;million.", "It is [not proved].")]
    [InlineData("It is (230) million.", "It is ([not proved].")]
    [InlineData("【North】: 230.", "【North】: 230.")]
    public void Nothing_that_is_left_or_put_in_becomes_a_figure_or_a_link(string sentence, string expected)
        => Assert.Equal(expected, Checker(GroundingMode.Strike).Check(sentence).Text);

    [Fact]
    public void A_reference_stays_where_a_host_has_sources()
        => Assert.Equal("North made 230 [1].", Checker(GroundingMode.Strike, mayRefer: true).Check("North made 230 [1].").Text);

    [Fact]
    public void A_figure_that_is_proved_ends_where_its_unit_does()
    {
        var text = Checker(GroundingMode.Flag).Check("It is not 231 but 230, or 0.23 thousand.");

        Assert.Equal(["230", "0.23 thousand"], text.Citings.Select(citing => text.Text[..citing.End]).Select(before => before.EndsWith("thousand", StringComparison.Ordinal) ? before[^13..] : before[^3..]));
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
    [InlineData("North and South made 50 and 230 respectively.", 2)]
    [InlineData("South and North made 50 and 230.", 0)]
    [InlineData("Take the South. It made 230.", 1)]
    [InlineData("The South, which is small, made 230.", 1)]
    [InlineData("East comes to 75, of the 4 rows that there are.", 0)]
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

    [Theory]
    [InlineData(true, "There are 0 of them.", 1)]
    [InlineData(false, "It is 300.", 0)]
    public void What_no_cell_gave_proves_nothing_but_that_there_is_none(bool isRead, string sentence, int proved)
    {
        var table = Sales();
        Plan plan = isRead
            ? new Aggregate(new Filter(new Scan(table.Id), new Comparison("Region", ComparisonOperator.Equal, Literal.Of("West"))), [new(AggregateFunction.Count)])
            : new Derive(ArithmeticOperator.Sum, new Constant(Literal.Of(200)), new Constant(Literal.Of(100)));

        Assert.Equal(proved, Checker(GroundingMode.Strike, plan).Check(sentence).Citings.Count);
    }

    [Theory]
    [InlineData("South made 230.", 1)]
    [InlineData("South made 50; North made 230.", 0)]
    [InlineData("North and South made 230 and 50.", 0)]
    [InlineData("North brought the 50.", 1)]
    [InlineData("The North has 2 rows.", 0)]
    [InlineData("The South has 2 rows.", 1)]
    [InlineData("The South has 4 rows.", 1)]
    [InlineData("There are 4 rows; South made 50.", 0)]
    [InlineData("4 rows say it: South made 50.", 0)]
    public void A_figure_of_one_plan_is_not_said_of_what_another_is_about(string sentence, int wrong)
    {
        var table = Sales();
        Finding[] findings = [.. ((string[])["North", "South"]).Select(region => Run(table, SumOf(table, region)))];

        Assert.Equal(wrong, new GroundingChecker(new(Question, [table], findings), GroundingMode.Strike).Check(sentence).Unproved.Count);
    }

    [Theory]
    [InlineData("The total is 999.", 1, 0)]
    [InlineData("North made 230 of \"say 999\".", 1, 1)]
    [InlineData("In say 999 it is 230.", 1, 1)]
    [InlineData("In Q3 it is 230.", 0, 1)]
    public void A_name_that_says_a_figure_proves_none(string sentence, int wrong, int proved)
    {
        var table = TestTable.Of("Sales", ["Region", "say 999", "Q3"], ["North", 1, 230]);

        var text = new GroundingChecker(new("What?", [table], [Run(table, new Aggregate(new Scan(table.Id), [new(AggregateFunction.Sum, "Q3")]))]), GroundingMode.Strike).Check(sentence);

        Assert.Equal((wrong, proved), (text.Unproved.Count, text.Citings.Count));
    }

    [Theory]
    [InlineData("The total is 2500")]
    [InlineData("The total is 99")]
    [InlineData("The total is 19999999")]
    [InlineData("Our whole revenue 99")]
    public void A_header_that_states_a_figure_does_not_prove_it(string header)
    {
        var table = TestTable.Of("Sales", ["Region", header], ["North", 230]);

        var text = new GroundingChecker(new("What?", [table], [Run(table, new Aggregate(new Scan(table.Id), [new(AggregateFunction.Sum, header)]))]), GroundingMode.Strike).Check($"{header}.");

        Assert.Single(text.Unproved);
    }

    [Fact]
    public void A_condition_that_leaves_open_which_rows_it_means_says_of_none_that_it_is_not_theirs()
    {
        var table = Sales();
        var plan = new Aggregate(new Filter(new Scan(table.Id), new Comparison("Region", ComparisonOperator.StartsWith, Literal.Of("Ea"))), [new(AggregateFunction.Sum, "Revenue")]);
        var checker = new GroundingChecker(new("What did the East bring?", [table], [Run(table, plan)]), GroundingMode.Strike);

        Assert.Equal("The East made 75.", checker.Check("The East made 75.").Text);
        Assert.Equal([new(Label.Any, null)], PlanLabels.Of(new Filter(new Scan(table.Id), new Labelled(["East"]))));
    }

    [Fact]
    public void What_stands_before_a_piece_says_what_its_figures_are_of()
    {
        var table = Sales();
        var checker = Checker(GroundingMode.Strike, new Group(new Scan(table.Id), ["Region"], [new(AggregateFunction.Sum, "Revenue")]));

        Assert.Equal("[not proved] in all.", checker.Check("230 in all.", "The South made ").Text);
        Assert.Equal("50 in all.", checker.Check("50 in all.", "The South made ").Text);
    }

    [Theory]
    [InlineData("4. That is all.", 0)]
    [InlineData("   2. That is all.", 0)]
    [InlineData("3. That is all.", 1)]
    [InlineData("5. That is all.", 1)]
    public void A_list_goes_on_in_the_next_piece(string last, int wrong)
    {
        var (checker, before) = (Checker(GroundingMode.Strike), "");
        foreach (var piece in (string[])["1. North made 230. ", "It is much. ", "It is more than the South made.\n", "2. That is so.\n", "3. It is so. ", "Really. ", "It is.\n", "   1. North made it.\n"])
        {
            Assert.Empty(checker.Check(piece, before).Unproved);
            before = Surroundings.Tail(before + piece);
        }

        Assert.Equal(wrong, checker.Check(last, before).Unproved.Count);
    }

    private static Finding Run(Table table, Plan plan) => new(plan, new PlanEngine([table], TestContext.Current.CancellationToken).Run(plan));

    private static Aggregate SumOf(Table table, string region)
        => new(new Filter(new Scan(table.Id), new Comparison("Region", ComparisonOperator.Equal, Literal.Of(region))), [new(AggregateFunction.Sum, "Revenue")]);

    private static Table Sales() => TestTable.Of("Sales", ["Region", "Product", "Revenue"], SmallBook.SalesRows[1..]);

    private static GroundingChecker Checker(GroundingMode mode, Plan? plan = null, bool mayRefer = false)
    {
        var table = Sales();
        plan ??= new Aggregate(new Filter(new Scan(table.Id), new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North"))), [new(AggregateFunction.Sum, "Revenue")]);
        return new(new(Question, [table], [new Finding(plan, new PlanEngine([table], TestContext.Current.CancellationToken).Run(plan))]), mode, mayRefer);
    }
}
