using System.Globalization;
using ExcelChat.Answers;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Questions.Business.Books;
using ExcelChat.Plans;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>The same question of the same bytes has the same answer, to the last character of its proof.</summary>
public sealed class SameAnswerTests
{
    private const int Questions = 12;

    // Cultures with their own rules of case and sorting need ICU, which these tests do without; tests/ExcelChat.Connectors.Tests asks in those.
    [Fact]
    public async Task In_a_culture_that_writes_numbers_and_dates_differently()
    {
        var expected = await AnswersAsync(new SalesBook());

        using var _ = new ForeignCulture();
        Assert.Equal(expected, await AnswersAsync(new SalesBook()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task On_any_number_of_threads(int threads)
    {
        var expected = await AnswersAsync(new EnergyBook());

        var actual = new IReadOnlyList<string>[threads];
        await Parallel.ForAsync(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) => actual[i] = await AnswersAsync(new EnergyBook()));

        Assert.All(actual, answers => Assert.Equal(expected, answers));
    }

    [Fact]
    public async Task From_one_chat_that_many_ask_at_once()
    {
        var book = new StaffBook();
        var expected = await AnswersAsync(book);
        await using var chat = await ChatAsync(book);

        var actual = await Task.WhenAll(book.Questions.Take(Questions).Select(q => Task.Run(() => AnswerAsync(chat, q.Text))));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Whichever_question_was_asked_before()
    {
        var book = new InvoiceBook();
        var expected = await AnswersAsync(book);
        await using var chat = await ChatAsync(book);

        var actual = new List<string>();
        foreach (var question in book.Questions.Take(Questions).Reverse())
        {
            actual.Add(await AnswerAsync(chat, question.Text));
        }

        Assert.Equal(expected, Enumerable.Reverse(actual));
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(BusinessBook book)
    {
        await using var chat = await ChatAsync(book);
        var answers = new List<string>();
        foreach (var question in book.Questions.Take(Questions))
        {
            answers.Add(await AnswerAsync(chat, question.Text));
        }

        return answers;
    }

    private static async Task<WorkbookChat> ChatAsync(BusinessBook book)
    {
        var chat = WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = 0));
        foreach (var workbook in book.Workbooks)
        {
            await chat.IngestAsync(workbook, cancellationToken: TestContext.Current.CancellationToken);
        }

        return chat;
    }

    private static async Task<string> AnswerAsync(WorkbookChat chat, string question)
    {
        var answer = await chat.AskAsync(question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
        var readings = answer.Readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Confidence:R} {r.Reading}"));
        var steps = answer.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Node} {s.Text} {s.Rows}"));
        return string.Join('\n', [answer.Text, .. answer.Notes, .. readings, .. steps, answer.Chart?.VegaLite, answer.Proof?.ToExcelFormula()?.Text, answer.Proof is null ? "" : ProofJson.Write(answer.Proof)]);
    }
}
