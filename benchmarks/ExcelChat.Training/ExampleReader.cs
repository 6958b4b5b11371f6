using System.Globalization;
using System.Text.Json;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Ranking;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Training;

/// <summary>Makes examples of questions with the candidates that the offline planner proposes.</summary>
internal static class ExampleReader
{
    public static async Task<IReadOnlyList<Example>> ReadAsync(string path, FeatureNames names, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var asked = File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonElement.Parse(l)).GroupBy(q => q.GetProperty("file").GetString()!).ToArray();
        var read = new List<Example>[asked.Length];
        var gate = new Lock();
        await Parallel.ForEachAsync(Enumerable.Range(0, asked.Length), cancellationToken, async (i, token) =>
        {
            var tables = await TablesAsync(Path.Combine(root, asked[i].Key), token);
            var proposed = asked[i].Select(q => (Question: q, Seen: See(q, tables, token))).ToArray();
            lock (gate)
            {
                read[i] = [.. proposed.Select(p => Numbered(asked[i].Key, p.Question, p.Seen, names))];
            }
        });
        return [.. read.SelectMany(r => r)];
    }

    private static async Task<IReadOnlyList<Table>> TablesAsync(string path, CancellationToken cancellationToken)
    {
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders).OpenAsync(WorkbookSource.FromFile(path), cancellationToken);
        var tables = new List<Table>();
        await foreach (var table in TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), cancellationToken))
        {
            tables.Add(table);
        }

        return [.. tables.Where(t => !t.SheetHidden)];
    }

    private static (List<Seen> Candidates, Dictionary<uint, string> Names) See(JsonElement question, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var names = new Dictionary<uint, string>();
        var features = new FeatureVector(names);
        var seen = new List<Seen>();
        foreach (var proposal in Proposer.Propose(question.GetProperty("question").GetString()!, tables, cancellationToken).Where(p => Scorer.IsLearned(p.Candidate)))
        {
            proposal.Features.Extract(proposal.Candidate, features);
            seen.Add(new([.. features.Keys], features.Hand, proposal.Candidate, [.. proposal.Features.Signs(proposal.Candidate, 0)], proposal.Hand.Trust(proposal.Candidate)));
        }

        return (seen, names);
    }

    private static Example Numbered(string file, JsonElement question, (List<Seen> Candidates, Dictionary<uint, string> Names) seen, FeatureNames names)
    {
        var gold = new Denotation(question.GetProperty("answers").EnumerateArray().Select(a => a.ToString()));
        var answers = new Dictionary<string, (string Key, bool IsRight)>(StringComparer.OrdinalIgnoreCase);
        var candidates = new List<ExampleCandidate>();
        foreach (var (keys, hand, candidate, signs, trust) in seen.Candidates)
        {
            if (!answers.TryGetValue(candidate.Answer, out var known))
            {
                answers[candidate.Answer] = known = (answers.Count.ToString(CultureInfo.InvariantCulture), gold.IsGivenBy(candidate.Texts));
            }

            float[] parts = [.. Enumerable.Range(0, HandScore.Count).Select(i => (float)hand[i])];
            candidates.Add(new(Array.ConvertAll(keys, k => names.NumberOf(k, seen.Names)), parts, known.Key, known.IsRight)
            {
                Operation = candidate.Operation,
                Signs = signs,
                Trust = trust,
            });
        }

        return new(file, question.GetProperty("question").GetString()!, candidates);
    }

    /// <summary>A candidate with the hashes of its features and the parts of its score by rules.</summary>
    private readonly record struct Seen(uint[] Keys, HandScore Hand, Candidate Candidate, Sign[] Signs, double Trust);
}
