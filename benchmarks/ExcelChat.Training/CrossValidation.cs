using System.Globalization;
using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>Answers the questions about some tables with what was learned from the others.</summary>
internal static class CrossValidation
{
    /// <summary>The outcomes of each part of the tables, as the model of the other parts answers them.</summary>
    public static IReadOnlyList<IReadOnlyList<Outcome>> Answer(IReadOnlyList<Example> examples, FeatureNames names, int folds, int turns)
    {
        var fold = examples.Select(e => e.File).Distinct().Select((file, i) => (file, i)).ToDictionary(f => f.file, f => f.i % folds);
        return [.. Enumerable.Range(0, turns).Select(turn =>
        {
            var model = new Trainer(names.Count).Train([.. examples.Where(e => fold[e.File] != turn)]);
            model.KeepStrongest(WeightsFile.Kept);
            return examples.Where(e => fold[e.File] == turn).Select(e => Outcome.Of(e, model)).ToArray();
        })];
    }

    public static void Report(IReadOnlyList<IReadOnlyList<Outcome>> parts)
    {
        Outcome[] answered = [.. parts.SelectMany(part => part)];
        foreach (var operation in answered.GroupBy(a => a.Operation).OrderByDescending(g => g.Count()))
        {
            Say($"{operation.Key,-16}{operation.Count(),6}  right {Share(operation, o => o.IsRight)}  a right one existed {Share(operation, o => o.IsReachable)}");
        }

        var sure = parts.SelectMany((part, i) => Judge(part, [.. parts.Where((_, other) => other != i).SelectMany(other => other)]))
            .OrderByDescending(o => o.Confidence)
            .ToArray();
        foreach (var share in (double[])[0.1, 0.3, 0.5, 0.7])
        {
            Say($"precision on the surest {share:P0}: {Share(sure.Take((int)(share * sure.Length)), o => o.Outcome.IsRight)}");
        }

        foreach (var tenth in sure.GroupBy(o => Math.Min(9, (int)(10 * o.Confidence))).OrderByDescending(g => g.Key))
        {
            Say($"confidence from {tenth.Key / 10.0:0.0}: {tenth.Count(),5}  right {Share(tenth, o => o.Outcome.IsRight)}");
        }

        Say($"best candidate {Share(answered, o => o.IsBestRight)}  accuracy {Share(answered, o => o.IsRight)}");
    }

    private static IEnumerable<(Outcome Outcome, double Confidence)> Judge(IReadOnlyList<Outcome> part, IReadOnlyList<Outcome> others)
    {
        var model = new ConfidenceModel(new ConfidenceTrainer(others).Train());
        return part.Select(o => (o, o.Confidence(model)));
    }

    private static string Share<T>(IEnumerable<T> outcomes, Func<T, bool> where)
        => outcomes.Select(o => where(o) ? 1.0 : 0).DefaultIfEmpty().Average().ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
