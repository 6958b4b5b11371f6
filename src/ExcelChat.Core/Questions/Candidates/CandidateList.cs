using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExcelChat.Plans;
using ExcelChat.Plans.Execution;

namespace ExcelChat.Questions.Candidates;

/// <summary>Candidates that were run and gave something. Those that give nothing are dropped at once.</summary>
internal sealed class CandidateList(Executor executor)
{
    private const int MaxCandidates = 1500;
    private const int MaxDisplayedRows = 100;
    private const int MaxComparedRows = 1000;
    private const char Separator = '\u001f';

    private readonly List<Candidate> _candidates = [];

    public IReadOnlyList<Candidate> Items => _candidates;

    /// <summary>Whether no more are taken.</summary>
    public bool IsFull => _candidates.Count >= MaxCandidates;

    /// <summary>Runs a candidate and keeps it when it gives something.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="most">The most rows that its answer may have.</param>
    public void Add(Candidate candidate, int most = int.MaxValue)
    {
        executor.CancellationToken.ThrowIfCancellationRequested();
        if (IsFull)
        {
            return;
        }

        try
        {
            var result = executor.Run(candidate.Plan);
            string[] texts = result.Count > most || !Figures.HaveCells(candidate.Plan, executor) ? [] : [.. Displayed(result, MaxDisplayedRows)];
            if (Array.Exists(texts, t => t.Length > 0))
            {
                _candidates.Add(candidate with { Texts = texts, Answer = KeyOf(candidate.Plan, result, texts) });
            }
        }
        catch (PlanException)
        {
            // Mixed currencies, a difference of words: such a reading is no answer, and another may be.
        }
    }

    // Answers of which not all is looked at may differ in the rest.
    private static string KeyOf(Plan plan, Relation result, string[] texts)
    {
        var shown = string.Join(Separator, texts);
        if (result.Count <= MaxDisplayedRows)
        {
            return shown;
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, Displayed(result, MaxComparedRows)).ToUpperInvariant())));
        return string.Create(CultureInfo.InvariantCulture, $"{shown}{Separator}{result.Count}{Separator}{hash}{Separator}{(result.Count > MaxComparedRows ? PlanJson.Write(plan) : "")}");
    }

    private static IEnumerable<string> Displayed(Relation result, int most)
    {
        for (var row = 0; row < Math.Min(result.Count, most); row++)
        {
            for (var column = 0; column < result.Columns.Count; column++)
            {
                yield return result.Text(row, column).Trim();
            }
        }
    }
}
