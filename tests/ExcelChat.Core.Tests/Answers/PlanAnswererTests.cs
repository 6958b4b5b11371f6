using ExcelChat.Answers;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions;
using ExcelChat.Shared;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Answers;

public sealed class PlanAnswererTests
{
    private const string Question = "What is the total revenue of North?";

    [Fact]
    public async Task Updates_come_in_order_and_the_last_is_the_whole_answer()
    {
        await using var chat = await ChatAsync();

        var updates = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.IsType<IntentUpdate>(updates[0]);
        Assert.Equal("Sales", Assert.Single(Assert.IsType<SourcesUpdate>(updates[1]).Tables).Sheet);
        var plan = Assert.IsType<PlanUpdate>(updates[2]);
        Assert.All(updates.Skip(3).SkipLast(1), u => Assert.IsType<TextUpdate>(u));
        var answer = Assert.IsType<CompletedUpdate>(updates[^1]).Answer;
        Assert.Equal(answer.Text, string.Concat(updates.OfType<TextUpdate>().Select(t => t.Text)));
        Assert.Equal(answer.Reading, plan.Reading.Reading);
        Assert.Same(answer.Proof, plan.Proof);
    }

    [Fact]
    public async Task An_answer_has_its_value_its_cells_and_its_proof()
    {
        await using var chat = await ChatAsync();

        var answer = await AskAsync(chat, Question);

        Assert.False(answer.Abstained);
        Assert.Equal(Question, answer.Question);
        Assert.Equal(230, Assert.Single(answer.Values).Value.Number);
        Assert.StartsWith("230 (", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Sales!C2", "Sales!C4"], answer.Citations.Select(c => c.Range));
        Assert.Equal(["200", "30"], answer.Citations.Select(c => c.Snippet));
        Assert.Equal(["Sales!A2", "Sales!A4"], answer.Proof!.Filters.Select(f => f.ToString()));
        Assert.Equal(2, answer.Proof.RowsUsed);
    }

    [Fact]
    public async Task A_citation_is_also_an_annotation_of_a_message()
    {
        await using var chat = await ChatAsync();

        var annotation = (await AskAsync(chat, Question)).ToAnnotations()[0];

        Assert.Null(annotation.AnnotatedRegions);
        Assert.Equal("sales.xlsx > Sales!C2", annotation.Title);
        Assert.Equal(Assert.Single(chat.Workbooks).Id, annotation.FileId);
        Assert.Equal("200", annotation.Snippet);
        Assert.Equal(("Sales", "C2"), (annotation.AdditionalProperties!["sheet"], annotation.AdditionalProperties["range"]));
    }

    [Fact]
    public async Task When_unsure_it_says_so_and_offers_the_likely_readings()
    {
        await using var chat = await ChatAsync(b => b.UseQuestionPlanner<UnsurePlanner>().UseAnswers(o => o.MaxReadings = 2));

        var updates = await chat.AskAsync("revenue", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var answer = Assert.IsType<CompletedUpdate>(updates[^1]).Answer;
        Assert.DoesNotContain(updates, u => u is PlanUpdate);
        Assert.True(answer.Abstained);
        Assert.Equal("I am not sure what is meant. Did you mean: sum of Revenue; maximum of Revenue?", answer.Text);
        Assert.Equal(["sum of Revenue", "maximum of Revenue"], answer.Readings.Select(r => r.Reading));
        Assert.Equal(0.15, answer.Confidence);
        Assert.Empty(answer.Values);
        Assert.Empty(answer.Citations);
        Assert.Null(answer.Proof);
        Assert.Null(answer.Reading);
    }

    [Fact]
    public async Task Of_nothing_it_offers_no_reading_and_no_confidence()
    {
        await using var chat = await ChatAsync(b => b.UseQuestionPlanner<UnsurePlanner>());

        var answer = await AskAsync(chat, "nothing");

        Assert.True(answer.Abstained);
        Assert.Equal(0, answer.Confidence);
        Assert.Empty(answer.Readings);
        Assert.NotEmpty(answer.Text);
    }

    [Fact]
    public async Task The_confidence_that_is_asked_for_decides()
    {
        await using var chat = await ChatAsync(b => b.UseQuestionPlanner<UnsurePlanner>().UseAnswers(o => o.MinimumConfidence = 0.15));

        Assert.Equal(355, (await AskAsync(chat, "revenue")).Values[0].Value.Number);
    }

    [Fact]
    public async Task Passages_help_where_there_is_no_answer()
    {
        await using var chat = await ChatAsync(b => b.UseInMemoryVectorStore().UseQuestionPlanner<UnsurePlanner>());

        var answer = await AskAsync(chat, "stove");

        Assert.True(answer.Abstained);
        Assert.Contains(answer.Passages, p => p.Text.Contains("Stove", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_result_is_cut_in_the_text_and_whole_in_the_values()
    {
        await using var chat = await ChatAsync(b => b.UseAnswers(o => o.MaxRowsInText = 2));

        var answer = await AskAsync(chat, "total revenue by region");

        Assert.Equal(6, answer.Values.Count);
        Assert.Contains("North: 230; South: 50 and 1 more", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("East", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hidden_sheets_take_part_only_when_asked_for(bool included)
    {
        var source = new WorkbookBuilder()
            .Sheet("Sales", SmallBook.Rows(SmallBook.SalesRows))
            .Sheet("Pay", SmallBook.Rows([["Person", "Salary"], ["Ada", 5000], ["Bo", 4000], ["Cy", 3000]]), attributes: "state='hidden'")
            .Build();
        await using var chat = await ChatAsync(b => b.UseAnswers(o => o.IncludeHiddenSheets = included), source);

        var answer = await AskAsync(chat, "What is the salary of Ada?");

        Assert.Equal(included, answer.Text.Contains("5000", StringComparison.Ordinal));
        Assert.Equal(included, answer.Citations.Any(c => c.Range == "Pay!B2"));
    }

    [Fact]
    public async Task Hidden_sheets_alone_are_said_to_be_hidden()
    {
        var source = new WorkbookBuilder().Sheet("Pay", SmallBook.Rows(SmallBook.SalesRows), attributes: "state='hidden'").Build();
        await using var chat = await ChatAsync(source: source);

        var error = await Assert.ThrowsAsync<ExcelChatException>(() => AskAsync(chat, "total revenue"));

        Assert.Contains(nameof(AnswerOptions.IncludeHiddenSheets), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_workbook_it_says_what_to_call()
    {
        await using var chat = WorkbookChat.Create();

        var error = await Assert.ThrowsAsync<ExcelChatException>(() => AskAsync(chat, "total revenue"));

        Assert.Contains("IngestAsync", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4001)]
    public async Task A_question_of_no_words_or_too_many_is_refused(int length)
    {
        await using var chat = await ChatAsync();

        var error = await Assert.ThrowsAsync<QuestionException>(() => AskAsync(chat, new string('a', length)));

        Assert.Equal(length, error.Length);
    }

    [Fact]
    public async Task A_cancelled_question_stops()
    {
        await using var chat = await ChatAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.AskAsync(Question, new CancellationToken(canceled: true)).ToAnswerAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_stream_without_an_answer_is_an_error()
        => await Assert.ThrowsAsync<ExcelChatException>(() => AsyncEnumerable.Empty<AnswerUpdate>().ToAnswerAsync(TestContext.Current.CancellationToken));

    private static async Task<WorkbookChat> ChatAsync(Action<ExcelChatBuilder>? configure = null, WorkbookSource? source = null)
    {
        var chat = WorkbookChat.Create(configure);
        await chat.IngestAsync(source ?? SmallBook.Sales(), cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }

    private static Task<Answer> AskAsync(WorkbookChat chat, string question)
        => chat.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
}
