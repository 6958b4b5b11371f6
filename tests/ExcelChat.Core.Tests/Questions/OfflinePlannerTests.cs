using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class OfflinePlannerTests
{
    private static readonly Table Orders = TestTable.Of(
        "Orders",
        ["Order", "Region", "Product", "Quantity", "Revenue"],
        ["A-1", "North", "Tent", 4, 400],
        ["A-2", "South", "Stove", 10, 150],
        ["A-3", "North", "Stove", 2, 30],
        ["A-4", "East", "Lamp", 7, 75],
        ["A-5", "South", "Tent", 1, 100],
        ["A-6", "East", "Canoe", 3, 900],
        ["Total", null, null, 27, 1655]);

    private static readonly Table Growth = TestTable.Of(
        "Growth", ["Year", "Members", "President"], [2019, 120, "Ada Berg"], [2020, 135, "Bo Dahl"], [2021, 128, "Cy Eng"], [2022, 190, "Di Falk"], [2023, 240, "Ed Gran"]);

    private static readonly Table Staff = TestTable.Of(
        "Staff",
        ["Name", "Hire Date", "Salary", "Full Time"],
        ["Ada", new DateOnly(2020, 2, 29), 5000, true],
        ["Zoë", new DateOnly(2018, 5, 1), 3000, false],
        ["Bo", new DateOnly(2021, 1, 15), 4500, true],
        ["Cy", new DateOnly(2021, 7, 3), 4000, true]);

    [Theory]
    [InlineData("What is the total revenue?", "1655")]
    [InlineData("What is the total revenue of North?", "430")]
    [InlineData("What is the average revenue of South?", "125")]
    [InlineData("How many orders have a revenue over 100?", "3")]
    [InlineData("What is the quantity of order A-4?", "7")]
    [InlineData("Which product has the highest revenue?", "Canoe")]
    [InlineData("Which order has the lowest quantity?", "A-5")]
    [InlineData("How many orders are in East?", "2")]
    public async Task A_question_of_orders_is_answered(string question, string expected) => Assert.Equal([expected], await AnswerAsync(question, Orders));

    [Theory]
    [InlineData("What is the difference in members between 2020 and 2023?", "105")]
    [InlineData("How many members were there in 2021?", "128")]
    [InlineData("Who was the president in 2022?", "Di Falk")]
    [InlineData("Who was the president after Bo Dahl?", "Cy Eng")]
    [InlineData("Who was the president before Bo Dahl?", "Ada Berg")]
    [InlineData("Who had more members, Bo Dahl or Cy Eng?", "Bo Dahl")]
    [InlineData("In which year did the club have the most members?", "2023")]
    public async Task A_question_of_years_is_answered(string question, string expected) => Assert.Equal([expected], await AnswerAsync(question, Growth));

    [Theory]
    [InlineData("How many units are on hand in Lyon?", "70")]
    [InlineData("How many copies are on hand in Porto?", "40")]
    [InlineData("How many items are in Lyon?", "2")]
    [InlineData("heaviest item weight", "9.5")]
    public async Task What_is_counted_or_ranked_is_what_the_words_name(string question, string expected)
    {
        var stock = TestTable.Of(
            "Stock",
            ["Item", "Warehouse", "On Hand", "Weight (kg)"],
            ["Bolt", "Lyon", 25, 0.2],
            ["Screw", "Porto", 40, 0.1],
            ["Hammer", "Lyon", 45, 9.5]);

        Assert.Equal([expected], await AnswerAsync(question, stock));
    }

    [Theory]
    [InlineData("How many years had more than 130 members?", "3")]
    [InlineData("How many years had between 120 and 130 members?", "2")]
    [InlineData("Average members from 2020 to 2022", "151")]
    public async Task A_comparison_is_a_condition_and_not_what_is_counted(string question, string expected) => Assert.Equal([expected], await AnswerAsync(question, Growth));

    [Theory]
    [InlineData("Who was hired after 2020?", "Bo|Cy")]
    [InlineData("Who was hired in July 2021?", "Cy")]
    [InlineData("Who was hired on 2020-02-29?", "Ada")]
    [InlineData("Average salary of full-time staff", "4500")]
    [InlineData("Who earns the most?", "Ada")]
    [InlineData("What is the salary of Zoe?", "3000")]
    [InlineData("Who was hired first?", "Zoë")]
    public async Task A_question_of_people_is_answered(string question, string expected) => Assert.Equal(expected, string.Join('|', await AnswerAsync(question, Staff)));

    [Theory]
    [InlineData("What is the total revenue of West?")]
    [InlineData("How many orders are from Germany?")]
    [InlineData("How many members were there in 2030?")]
    [InlineData("What is the total revenue in the US?")]
    [InlineData("Average revenue in HR")]
    public async Task A_name_that_is_not_there_is_not_passed_over(string question)
    {
        var readings = await new OfflinePlanner().PlanAsync(question, [Orders, Growth], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.InRange(r.Confidence, 0, new ExcelChat.Answers.AnswerOptions().MinimumConfidence));
    }

    [Theory]
    [InlineData("average labor charges after 2020", "4000")]
    [InlineData("average labor charges before 2020", "2500")]
    [InlineData("net sales in 2021", "650")]
    [InlineData("sales in 2021", "700")]
    public async Task A_year_is_of_a_column_of_years_and_a_whole_header_before_a_part_of_it(string question, string expected)
        => Assert.Equal([expected], await AnswerAsync(question, Statement(netSales: true)));

    [Fact]
    public async Task No_other_column_stands_in_for_a_named_one_without_values()
    {
        var readings = await new OfflinePlanner().PlanAsync("net sales in 2021", [Statement(netSales: false)], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.InRange(r.Confidence, 0, new ExcelChat.Answers.AnswerOptions().MinimumConfidence));
    }

    [Fact]
    public async Task Numbers_that_only_count_their_rows_are_not_added_up()
    {
        var survey = TestTable.Of("Survey", ["Respondents", "Sex"], [1, "Female"], [2, "Male"], [3, "Female"], [4, "Female"]);

        Assert.Equal(["3"], await AnswerAsync("How many respondents are female?", survey));
    }

    [Fact]
    public async Task A_measure_for_each_value_of_a_column_gives_a_row_each()
        => Assert.Equal(["North|215", "South|125", "East|487.5"], await AnswerAsync("What is the average revenue by region?", Orders));

    [Fact]
    public async Task The_top_n_come_in_order()
    {
        var rows = await AnswerAsync("What are the top 3 orders by revenue?", Orders);

        Assert.Equal(["A-6", "A-1", "A-2"], rows.Select(r => r.Split('|')[0]));
    }

    [Fact]
    public async Task No_reading_counts_the_totals_row()
    {
        foreach (var question in (string[])["What is the total revenue?", "What is the average quantity?", "Total revenue by region", "Which order has the highest revenue?"])
        {
            Assert.DoesNotContain(await AnswerAsync(question, Orders), row => row.Contains("Total", StringComparison.Ordinal) || row.Contains("3310", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_table_that_holds_what_is_named_is_the_one_asked()
    {
        Assert.Equal(["430"], await AnswerAsync("What is the total revenue of North?", Growth, Orders));
        Assert.Equal(["190"], await AnswerAsync("How many members were there in 2022?", Orders, Growth));
    }

    [Fact]
    public async Task The_same_question_is_read_the_same_way_again_and_in_every_culture()
    {
        const string question = "How many orders have a revenue over 1,50 or 150.5 in the SOUTH?";
        var expected = await ReadingsAsync(question);
        Assert.Equal(expected, await ReadingsAsync(question));

        using var culture = new ForeignCulture();
        Assert.Equal(expected, await ReadingsAsync(question));
    }

    [Fact]
    public async Task Readings_come_with_the_likeliest_first_and_their_results_differ()
    {
        var readings = await new OfflinePlanner().PlanAsync("What is the total revenue of North?", [Orders], TestContext.Current.CancellationToken);

        Assert.Equal(readings.Count, readings.Select(r => string.Join('\n', Texts(new PlanEngine([Orders]).Run(r.Plan)))).Distinct().Count());
        Assert.All(readings, r => Assert.InRange(r.Confidence, 0, 1));
        Assert.All(readings, r => Assert.NotEmpty(r.Reading));
        Assert.All(readings, r => Assert.True(r.Confidence <= readings[0].Confidence));
    }

    [Theory]
    [InlineData("What is the airspeed of an unladen swallow?")]
    [InlineData("Who won the cup final on penalties?")]
    public async Task A_question_that_names_nothing_is_doubted(string question)
    {
        var readings = await new OfflinePlanner().PlanAsync(question, [Orders], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.InRange(r.Confidence, 0, 0.2));
        Assert.All(readings, r => Assert.NotEmpty(r.Ignored));
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_among_the_words_left_out()
    {
        var readings = await new OfflinePlanner().PlanAsync("What is the total revenue of Atlantis?", [Orders], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.Contains("atlantis", r.Ignored));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4001)]
    public async Task A_question_of_no_words_or_too_many_is_refused(int length)
    {
        var error = await Assert.ThrowsAsync<QuestionException>(async () => await new OfflinePlanner().PlanAsync(new string('x', length), [Orders], TestContext.Current.CancellationToken));

        Assert.Equal(length, error.Length);
    }

    [Theory]
    [InlineData(4000, "x")]
    [InlineData(800, "7777 ")]
    [InlineData(666, "North ")]
    public async Task The_longest_question_is_read(int times, string word)
        => Assert.NotNull(await new OfflinePlanner().PlanAsync(string.Concat(Enumerable.Repeat(word, times)), [Orders, Growth], TestContext.Current.CancellationToken));

    [Fact]
    public async Task Without_a_table_there_is_no_reading()
        => Assert.Empty(await new OfflinePlanner().PlanAsync("total revenue", [], TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_table_without_rows_has_no_confident_reading()
    {
        var readings = await new OfflinePlanner().PlanAsync("What is the revenue of North?", [TestTable.Of("T", ["Region", "Revenue"])], TestContext.Current.CancellationToken);

        Assert.All(readings, r => Assert.InRange(r.Confidence, 0, 0.2));
    }

    [Fact]
    public async Task A_cancelled_search_stops()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new OfflinePlanner().PlanAsync("total revenue", [Orders], new CancellationToken(canceled: true)));

    private static Table Statement(bool netSales)
    {
        object?[] Row(int year, int sales, int returns, int net, int labor) => [year, sales, returns, netSales ? net : null, labor];
        return TestTable.Of(
            "Statement",
            ["Year", "Sales", "Sales Return", "Net Sales", "Labor Charges"],
            Row(2018, 500, 20, 480, 2_000),
            Row(2019, 600, 40, 560, 3_000),
            Row(2020, 650, 45, 605, 3_500),
            Row(2021, 700, 50, 650, 3_800),
            Row(2022, 800, 60, 740, 4_200));
    }

    private static async Task<string[]> AnswerAsync(string question, params Table[] tables)
    {
        var readings = await new OfflinePlanner().PlanAsync(question, tables, TestContext.Current.CancellationToken);
        Assert.NotEmpty(readings);
        return Texts(new PlanEngine(tables).Run(readings[0].Plan));
    }

    private static async Task<string[]> ReadingsAsync(string question)
    {
        var readings = await new OfflinePlanner().PlanAsync(question, [Orders, Growth], TestContext.Current.CancellationToken);
        return [.. readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Reading} {r.Confidence:R} {PlanJson.Write(r.Plan)}"))];
    }

    private static string[] Texts(Result result)
        => [.. Enumerable.Range(0, result.RowCount).Select(row => string.Join('|', Enumerable.Range(0, result.Columns.Count).Select(c => result.Text(row, c))))];
}
