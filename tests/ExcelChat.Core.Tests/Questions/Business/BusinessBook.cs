using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>Workbooks written from records, and questions whose answers are computed from the same records by plain LINQ.</summary>
internal abstract class BusinessBook
{
    private readonly List<BusinessQuestion> _questions = [];

    /// <summary>The workbooks that are asked about together.</summary>
    public abstract IEnumerable<WorkbookSource> Workbooks { get; }

    /// <summary>The questions; each third is held out.</summary>
    public IReadOnlyList<BusinessQuestion> Questions
    {
        get
        {
            if (_questions.Count == 0)
            {
                Ask();
            }

            return [.. _questions.Select((q, i) => q with { IsHeldOut = i % 3 == 2 })];
        }
    }

    protected abstract void Ask();

    /// <summary>A question with one value for an answer.</summary>
    protected void Is(QuestionKind kind, string question, object answer) => Are(kind, question, [answer]);

    /// <summary>A question with a list of values for an answer.</summary>
    protected void Are(QuestionKind kind, string question, IEnumerable<object> answers) => _questions.Add(new(kind, question, [.. answers.Select(a => new[] { a })]));

    /// <summary>A question with a value for each of several keys for an answer.</summary>
    protected void Each<TKey, TValue>(QuestionKind kind, string question, IEnumerable<(TKey Key, TValue Value)> answers)
        where TKey : notnull
        where TValue : notnull
        => _questions.Add(new(kind, question, [.. answers.Select(a => new object[] { a.Key, a.Value })]));
}
