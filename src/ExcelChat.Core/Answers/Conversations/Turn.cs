using ExcelChat.Plans;

namespace ExcelChat.Answers.Conversations;

/// <summary>A question of a conversation and what was answered: enough to show it again, to compute it again, and to go on from it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Text">The text of the answer.</param>
public sealed record Turn(string Question, string Text)
{
    private const int MaxCells = 100;

    /// <summary>The plan behind the answer; null when none was given.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The probability that the answer is right, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The cells behind the answer, such as <c>sales.xlsx > Sales!D2:D5001</c>; the first hundred.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>When it was answered.</summary>
    public DateTimeOffset AnsweredAt { get; init; }

    internal static Turn Of(Answer answer, DateTimeOffset time) => new(answer.Question, answer.Text)
    {
        Plan = answer.Abstained ? null : answer.Proof?.Plan,
        Confidence = answer.Confidence,
        Cells = [.. answer.Citations.Take(MaxCells).Select(citation => $"{citation.Source.Workbook.FileName} > {citation.Range}")],
        AnsweredAt = time,
    };
}
