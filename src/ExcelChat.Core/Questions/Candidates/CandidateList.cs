using System.Globalization;
using ExcelChat.Plans;
using ExcelChat.Plans.Execution;

namespace ExcelChat.Questions.Candidates;

/// <summary>Candidates that were run and gave something. Those that give nothing are dropped at once.</summary>
internal sealed class CandidateList(Executor executor)
{
    private const int MaxCandidates = 1500;
    private const int MaxDisplayedRows = 100;

    private readonly List<Candidate> _candidates = [];

    public IReadOnlyList<Candidate> Items => _candidates;

    /// <summary>Runs a candidate and keeps it when it gives something.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="most">The most rows that its answer may have.</param>
    public void Add(Candidate candidate, int most = int.MaxValue)
    {
        if (_candidates.Count >= MaxCandidates)
        {
            return;
        }

        try
        {
            var result = executor.Run(candidate.Plan);
            string[] texts = result.Count > most || IsOfNothing(candidate, result) ? [] : [.. Displayed(result)];
            if (Array.Exists(texts, t => t.Length > 0))
            {
                _candidates.Add(candidate with { Texts = texts, Answer = KeyOf(result, texts) });
            }
        }
        catch (PlanException)
        {
            // Mixed currencies, a difference of words: such a reading is no answer, and another may be.
        }
    }

    // A sum over no number is 0 to the engine and no answer to a person.
    private static bool IsOfNothing(Candidate candidate, Relation result)
        => candidate is { Function: AggregateFunction.Sum, Operation: Operation.Measure or Operation.Span } && !result.HasCells(0, 0);

    private static string KeyOf(Relation result, string[] texts)
    {
        var shown = string.Join('\u001f', texts);
        return result.Count <= MaxDisplayedRows ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}\u001f{result.Count}");
    }

    private static IEnumerable<string> Displayed(Relation result)
    {
        for (var row = 0; row < Math.Min(result.Count, MaxDisplayedRows); row++)
        {
            for (var column = 0; column < result.Columns.Count; column++)
            {
                yield return result.Text(row, column).Trim();
            }
        }
    }
}
