using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Ranking;

/// <summary>Names what holds of a candidate, for a ranker that has learned what each such fact is worth.</summary>
internal sealed partial class FeatureExtractor(PlanningContext context, QuestionShape shape, HandRanker hand)
{
    private const int MaxHeaderStems = 3;

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5"];

    public void Extract(Candidate candidate, FeatureVector features)
    {
        features.Clear();
        features.Hand = hand.Score(candidate);
        var operation = OperationOf(candidate);
        var rows = RowsOf(candidate.Rows);
        var both = $"{operation}/{rows}";
        AddWording(operation, both, features);
        features.Add("k", operation, KindsOf(candidate.Rows));
        AddColumn(candidate, operation, features);
        AddSort(candidate, operation, features);
        AddGrouping(candidate, operation, features);
        AddFilters(candidate.Rows, operation, features);
        AddCoverage(candidate, operation, features);
        AddAnswer(candidate, operation, features);
    }

    private void AddWording(string operation, string both, FeatureVector features)
    {
        features.Add("op", both);
        foreach (var word in shape.Keys)
        {
            features.Add("w", word, both);
            features.Add("wo", word, operation);
        }

        foreach (var pair in shape.KeyPairs)
        {
            features.Add("b", pair, operation);
        }

        features.Add("q1", shape.First, both);
        features.Add("q2", shape.FirstTwo, both);
        features.Add("q3", shape.FirstThree, operation);
        features.Add("n", shape.Wanted, operation);
    }

    private void AddFilters(RowSet rows, string operation, FeatureVector features)
    {
        foreach (var entity in rows.Entities)
        {
            features.Add("fm", OverlapOf(entity.Column), entity.Kind.ToString());
            features.Add("ft", TypeOf(entity.Column), entity.Kind.ToString());
        }

        features.Add("fn", Bounded(rows.Entities.Count), operation);
        features.Add("rows", SizeOf(rows.Count), operation);
    }

    private void AddCoverage(Candidate candidate, string operation, FeatureVector features)
    {
        var covered = candidate.Rows.Covered;
        features.Add("uncov", Bounded(context.Named.Without(covered).Count));
        features.Add("cov", Bounded(covered.Count));
        features.Add("unstated", Bounded(context.Stated.Without(covered).Count), operation);
        var ignored = hand.IgnoredTokens(candidate).Count;
        features.Add("ign", Bounded(ignored), operation);
    }

    private void AddAnswer(Candidate candidate, string operation, FeatureVector features)
    {
        var texts = candidate.Texts;
        var count = texts.Count == 1 ? "1" : texts.Count < 4 ? "2-3" : "4+";
        features.Add("cnt", count, operation);
        features.Add("cnt1", count, shape.First);
        var form = FormOf(texts[0]);
        features.Add("an", form, shape.First);
        features.Add("an2", form, shape.FirstTwo);
        features.Add("anw", form, shape.Wanted);
        if (hand.IsEchoed(texts[0]))
        {
            features.Add("echo", operation, context.Cues.Or ? "or" : "");
        }
    }

    private static string FormOf(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits == 0 ? "words" : text is "0" ? "zero" : digits == 4 && text.Length == 4 ? "year" : digits * 2 >= text.Length ? "number" : "mixed";
    }

    private static string Bounded(int count) => Digits[Math.Min(count, Digits.Length - 1)];

    private static string SizeOf(int rows) => rows switch
    {
        0 => "0",
        1 => "1",
        <= 3 => "2-3",
        <= 10 => "4-10",
        _ => "11+",
    };

    private static string OperationOf(Candidate candidate) => candidate.Operation switch
    {
        Operation.Measure or Operation.Grouped => $"{candidate.Operation}.{candidate.Function}",
        Operation.Choice or Operation.CountChoice or Operation.OrderChoice => candidate.Direction > 0 ? $"{candidate.Operation}+" : $"{candidate.Operation}-",
        Operation.Difference => candidate.Column < 0 ? "Difference.Count" : "Difference",
        _ => candidate.Operation.ToString(),
    };

    private static string RowsOf(RowSet rows) => rows.Kind == RowSetKind.Named ? $"{rows.Entities.Max(e => e.Kind)}" : rows.Kind.ToString();

    private static string KindsOf(RowSet rows) => rows.Kind switch
    {
        RowSetKind.All => "all",
        _ when rows.Parent is { } parent => $"{rows.Kind}({KindsOf(parent)})",
        _ => $"{rows.Kind}[{string.Join(',', rows.Entities.Select(e => e.Kind).Order())}]",
    };
}
