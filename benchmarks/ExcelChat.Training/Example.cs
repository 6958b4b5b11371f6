using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>A question with its candidates.</summary>
/// <param name="File">The workbook that it is about; the questions of one are learned or answered together.</param>
/// <param name="Question">The question.</param>
/// <param name="Candidates">The candidates.</param>
internal sealed record Example(string File, string Question, IReadOnlyList<ExampleCandidate> Candidates)
{
    public bool IsReachable => Candidates.Any(c => c.IsRight);
}

/// <summary>A candidate of a question.</summary>
/// <param name="Features">The numbers of the features that hold of it.</param>
/// <param name="Hand">The parts of its score by rules.</param>
/// <param name="Answer">The key of its answer among those of the question.</param>
/// <param name="IsRight">Whether the answer is the known one.</param>
internal sealed record ExampleCandidate(int[] Features, float[] Hand, string Answer, bool IsRight)
{
    /// <summary>What it does.</summary>
    public required Operation Operation { get; init; }

    /// <summary>What it tells of whether it is right, but for its score.</summary>
    public required Sign[] Signs { get; init; }

    /// <summary>What the words that it leaves out leave of its confidence, 0 to 1.</summary>
    public required double Trust { get; init; }
}
