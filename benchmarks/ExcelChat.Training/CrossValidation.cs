using System.Globalization;

namespace ExcelChat.Training;

/// <summary>Answers the questions about some tables with what was learned from the others.</summary>
internal static class CrossValidation
{
    public static void Run(IReadOnlyList<Example> examples, FeatureNames names, int folds, int turns)
    {
        Say($"questions {examples.Count}  candidates {examples.Sum(e => e.Candidates.Count)}  features {names.Count}");
        Say($"ceiling {examples.Count(e => e.IsReachable) / (double)examples.Count:0.0000}");
        var fold = examples.Select(e => e.File).Distinct().Select((file, i) => (file, i)).ToDictionary(f => f.file, f => f.i % folds);
        var answered = new List<Outcome>();
        for (var turn = 0; turn < turns; turn++)
        {
            var model = new Trainer(names.Count).Train([.. examples.Where(e => fold[e.File] != turn)]);
            answered.AddRange(examples.Where(e => fold[e.File] == turn).Select(e => Outcome.Of(e, model)));
        }

        Report(answered);
    }

    private static void Report(List<Outcome> answered)
    {
        foreach (var operation in answered.GroupBy(a => a.Operation).OrderByDescending(g => g.Count()))
        {
            Say($"{operation.Key,-16}{operation.Count(),6}  right {Share(operation, o => o.IsRight)}  a right one existed {Share(operation, o => o.IsReachable)}");
        }

        var surest = answered.OrderByDescending(a => a.Confidence).ToArray();
        foreach (var share in (double[])[0.1, 0.3, 0.5, 0.7])
        {
            Say($"precision on the surest {share:P0}: {Share(surest.Take((int)(share * surest.Length)), o => o.IsRight)}");
        }

        Say($"best candidate {Share(answered, o => o.IsBestRight)}  accuracy {Share(answered, o => o.IsRight)}");
    }

    private static string Share(IEnumerable<Outcome> outcomes, Func<Outcome, bool> where)
        => outcomes.Select(o => where(o) ? 1.0 : 0).DefaultIfEmpty().Average().ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Say(string line) => Console.WriteLine(line);
}
