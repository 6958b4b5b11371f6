namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>A question as a person words it, and the rows of its answer.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Text">The wording.</param>
/// <param name="Rows">The expected rows; strings, numbers, dates and truth values.</param>
internal sealed record BusinessQuestion(QuestionKind Kind, string Text, IReadOnlyList<object[]> Rows)
{
    /// <summary>Whether it belongs to the third of the set that nobody looks at while mending.</summary>
    public bool IsHeldOut { get; init; }
}
