using System.Globalization;
using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Questions;

/// <summary>Reads the intent of a question off its wording.</summary>
internal static class IntentAnalyzer
{
    private const int MaxFilters = 8;

    public static QueryIntent Analyze(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken = default)
    {
        var utterance = new Utterance(question);
        var cues = new Cues(utterance);
        var (kind, confidence) = Classify(utterance, cues);
        return new()
        {
            Primary = kind,
            Confidence = confidence,
            Parameters = Parameters(cues),
            SuggestedFilters = [.. Filters(utterance, tables, cancellationToken).Distinct(StringComparer.Ordinal).Take(MaxFilters)],
        };
    }

    private static (IntentKind Kind, double Confidence) Classify(Utterance question, Cues cues) => cues switch
    {
        _ when question.Says("what is in", "summarize", "summarise", "overview", "describe", "what columns", "which sheets") => (IntentKind.Overview, 0.9),
        _ when question.Says("trend", "over time", "development", "by month", "by year", "per month", "per year") => (IntentKind.Trend, 0.9),
        { Difference: true } => (IntentKind.Comparison, 0.85),
        { Each: true, Direction: 0 } when cues.Total || cues.Average || cues.HowMany => (IntentKind.Breakdown, 0.9),
        { Top: > 0 } => (IntentKind.Ranking, 0.95),
        { Or: true, Superlative: true } => (IntentKind.Comparison, 0.8),
        { Superlative: true } => (IntentKind.Ranking, 0.8),
        { Average: true } or { Median: true } => (IntentKind.Aggregation, 0.95),
        { HowMany: true, Total: false } => (IntentKind.Count, 0.7),
        { Total: true } => (IntentKind.Aggregation, 0.85),
        _ => (IntentKind.Lookup, 0.6),
    };

    private static Dictionary<string, string> Parameters(Cues cues)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (cues.Top > 0)
        {
            parameters["top"] = cues.Top.ToString(CultureInfo.InvariantCulture);
        }

        if (cues.Direction != 0)
        {
            parameters["direction"] = cues.Direction > 0 ? "most" : "least";
        }

        var function = cues.Average ? AggregateFunction.Average : cues.Median ? AggregateFunction.Median : cues.Total ? AggregateFunction.Sum : (AggregateFunction?)null;
        if (function is { } known)
        {
            parameters["function"] = known.ToString();
        }

        return parameters;
    }

    private static IEnumerable<string> Filters(Utterance question, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
        => tables
            .SelectMany(table => new EntityLinker(table, question, cancellationToken).Link())
            .Where(e => e.Kind is EntityKind.Full or EntityKind.Core)
            .Select(e => PlanReading.Of(e.Where));
}
