using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>How a question was answered.</summary>
/// <param name="Operation">What the chosen candidate does.</param>
/// <param name="Signs">What tells whether the chosen answer is right; empty where there is none.</param>
/// <param name="IsRight">Whether the chosen answer is right.</param>
/// <param name="IsBestRight">Whether the answer of the single best candidate is.</param>
/// <param name="IsReachable">Whether any candidate's is.</param>
internal sealed record Outcome(string Operation, Sign[] Signs, bool IsRight, bool IsBestRight, bool IsReachable)
{
    /// <summary>What the words that the chosen candidate leaves out leave of its confidence, 0 to 1.</summary>
    public double Trust { get; init; }

    public static Outcome Of(Example example, Model model)
    {
        if (example.Candidates.Count == 0)
        {
            return new("(none)", [], false, false, false);
        }

        var candidates = example.Candidates;
        var scores = model.Scores(candidates);
        var best = scores.Max();
        var chosen = Poll.Count([.. candidates.Select((c, i) => new Ballot(c.Answer, c.Operation, Math.Exp(scores[i] - best)))])[0];
        var top = candidates[chosen.Top];
        return new($"{top.Operation}", [.. chosen.Signs, new("score", scores[chosen.Top]), .. top.Signs], top.IsRight, candidates[scores.IndexOf(best)].IsRight, example.IsReachable)
        {
            Trust = top.Trust,
        };
    }

    /// <summary>How sure the planner would say it is.</summary>
    public double Confidence(ConfidenceModel model) => Signs.Length == 0 ? 0 : Trust * model.Probability(Signs);
}
