using System.Globalization;
using ExcelChat.Answers;
using ExcelChat.Core.Tests.Questions.Business;
using ExcelChat.Core.Tests.Questions.Business.Books;
using ExcelChat.Plans;

namespace ExcelChat.Connectors.Tests.Cultures;

/// <summary>The same question of the same bytes has the same answer, to the last character of its proof, in every culture.</summary>
public sealed class SameAnswerTests
{
    private const int Questions = 10;

    // Turkish cases i unlike English, Arabic and Persian have other digits and calendars, Swiss French groups with apostrophes, Thai counts other years.
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("fr-CH")]
    [InlineData("th-TH")]
    public async Task An_answer_does_not_depend_on_the_culture(string name)
    {
        var before = CultureInfo.CurrentCulture;
        foreach (var book in (BusinessBook[])[new InvoiceBook(), new EnergyBook()])
        {
            var expected = await AnswersAsync(book, CultureInfo.InvariantCulture);
            var actual = await AnswersAsync(book, CultureInfo.GetCultureInfo(name));
            Assert.Equal(expected, actual);
        }

        CultureInfo.CurrentCulture = before;
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(BusinessBook book, CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        await using var chat = WorkbookChat.Create(b => b.UseAnswers(o => o.MinimumConfidence = 0));
        foreach (var workbook in book.Workbooks)
        {
            await chat.IngestAsync(workbook, cancellationToken: TestContext.Current.CancellationToken);
        }

        var answers = new List<string>();
        foreach (var question in book.Questions.Where(q => q.Kind is QuestionKind.Trend or QuestionKind.Dates or QuestionKind.Share or QuestionKind.Lookup).Take(Questions))
        {
            var answer = await chat.AskAsync(question.Text, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
            answers.Add(string.Join('\n', answer.Text, answer.Reading, answer.Chart?.VegaLite, answer.Proof?.ToExcelFormula()?.Text, answer.Proof is null ? "" : ProofJson.Write(answer.Proof)));
        }

        return answers;
    }
}
