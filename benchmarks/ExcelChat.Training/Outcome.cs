using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>How a question was answered.</summary>
/// <param name="Operation">What the chosen candidate does.</param>
/// <param name="Confidence">How sure the planner would say it is.</param>
/// <param name="IsRight">Whether the chosen answer is right.</param>
/// <param name="IsBestRight">Whether the answer of the single best candidate is.</param>
/// <param name="IsReachable">Whether any candidate's is.</param>
internal sealed record Outcome(string Operation, double Confidence, bool IsRight, bool IsBestRight, bool IsReachable)
{
    public static Outcome Of(Example example, Model model)
    {
        if (example.Candidates.Count == 0)
        {
            return new("(none)", 0, false, false, false);
        }

        var probabilities = model.Probabilities(example.Candidates);
        var all = example.Candidates.Zip(probabilities).ToArray();
        var chosen = all.GroupBy(c => c.First.Answer).MaxBy(g => g.Sum(c => c.Second))!;
        var top = chosen.MaxBy(c => c.Second).First;
        return new($"{top.Operation}", Vote.Confidence(chosen.Sum(c => c.Second), top.Explained, top.Ignored, top.Operation, top.Values), top.IsRight, all.MaxBy(c => c.Second).First.IsRight, example.IsReachable);
    }
}
