using System.Globalization;
using ExcelChat.Answers;
using ExcelChat.Core.Tests.Questions.Business.Books;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>
/// Plain questions about generated workbooks of business, with answers that plain LINQ computes from the records behind the workbooks.
/// A third of the questions is held out: their failures are counted and not shown, so that nothing is mended for them alone.
/// </summary>
public sealed class BusinessQuestionTests(ITestOutputHelper output)
{
    private const double RequiredAccuracy = 0.92;
    private const double Sure = 0.9;

    [Fact]
    public void The_set_is_large_and_of_every_kind()
    {
        Assert.True(BusinessBooks.All.Count >= 12);
        var questions = BusinessBooks.All.SelectMany(b => b.Questions).ToList();
        Assert.True(questions.Count >= 300, $"{questions.Count} questions");
        Assert.All(Enum.GetValues<QuestionKind>(), kind => Assert.Contains(questions, q => q.Kind == kind));
        Assert.All(questions, q => Assert.NotEmpty(q.Rows));
    }

    [Fact]
    public async Task Plain_business_questions_are_answered_right_and_no_sure_answer_is_wrong()
    {
        var outcomes = new List<Outcome>();
        foreach (var book in BusinessBooks.All)
        {
            await AskAsync(book, outcomes);
        }

        foreach (var kind in outcomes.GroupBy(o => o.Question.Kind).OrderBy(g => g.Key))
        {
            output.WriteLine($"{kind.Key,-10} {Accuracy(kind)}");
        }

        output.WriteLine($"open       {Accuracy(outcomes.Where(o => !o.Question.IsHeldOut))}");
        output.WriteLine($"held out   {Accuracy(outcomes.Where(o => o.Question.IsHeldOut))}");
        output.WriteLine($"all        {Accuracy(outcomes)}");
        output.WriteLine($"answered by default {Accuracy(outcomes.Where(o => o.Answer.Confidence >= new AnswerOptions().MinimumConfidence))}");
        output.WriteLine($"wrong answers above {Sure.ToString(CultureInfo.InvariantCulture)}: {outcomes.Count(IsSurelyWrong)}");
        foreach (var wrong in outcomes.Where(o => !o.IsRight && !o.Question.IsHeldOut))
        {
            output.WriteLine($"WRONG {wrong.Question.Kind}: {wrong.Question.Text} | expected {Shown(wrong.Question)} | {string.Create(CultureInfo.InvariantCulture, $"{wrong.Answer.Confidence:0.00}")} {wrong.Answer.Text}");
        }

        Assert.DoesNotContain(outcomes, IsSurelyWrong);
        Assert.True(outcomes.Count(o => o.IsRight) >= RequiredAccuracy * outcomes.Count, Accuracy(outcomes));
    }

    private static async Task AskAsync(BusinessBook book, List<Outcome> outcomes)
    {
        var token = TestContext.Current.CancellationToken;
        await using var chat = WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = 0));
        foreach (var workbook in book.Workbooks)
        {
            await chat.IngestAsync(workbook, cancellationToken: token);
        }

        foreach (var question in book.Questions)
        {
            var answer = await chat.AskAsync(question.Text, token).ToAnswerAsync(token);
            outcomes.Add(new(question, answer, ExpectedAnswer.Fits(question, answer)));
        }
    }

    private static bool IsSurelyWrong(Outcome outcome) => !outcome.IsRight && outcome.Answer.Confidence > Sure;

    private static string Accuracy(IEnumerable<Outcome> outcomes)
    {
        var list = outcomes.ToList();
        var right = list.Count(o => o.IsRight);
        return string.Create(CultureInfo.InvariantCulture, $"{right} of {list.Count} = {(double)right / list.Count:0.000}");
    }

    private static string Shown(BusinessQuestion question) => string.Join("; ", question.Rows.Take(3).Select(row => string.Join(": ", row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))));

    private sealed record Outcome(BusinessQuestion Question, Answer Answer, bool IsRight);
}
