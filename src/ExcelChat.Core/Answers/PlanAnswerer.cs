using System.Runtime.CompilerServices;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Questions.FollowUps;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;

namespace ExcelChat.Answers;

/// <summary>Answers by plans: the planner proposes, the engine computes.</summary>
internal sealed class PlanAnswerer(QuestionPlanner planner, AnswerOptions options, Retriever? retriever) : Answerer
{
    private const int MaxPassages = 5;
    private const double FollowUpConfidence = 0.95;

    public override async IAsyncEnumerable<AnswerUpdate> AnswerAsync(AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QuestionException.ThrowIfUnreadable(request.Question);
        var tables = InScope(request);
        yield return new IntentUpdate(IntentAnalyzer.Analyze(request.Question, tables, cancellationToken));

        var readings = FollowUp(request, tables, cancellationToken) is { } followUp
            ? [followUp]
            : await planner.PlanAsync(request.Question, tables, cancellationToken).ConfigureAwait(false);
        var engine = new PlanEngine(tables, cancellationToken);
        var chosen = readings.Count > 0 && readings[0].Confidence >= options.MinimumConfidence ? readings[0] : null;
        yield return new SourcesUpdate([.. RankedPlan.Scanned(chosen is null ? readings : [chosen], tables)], [], 0);
        Answer answer;
        if (chosen is null)
        {
            var (passages, failures) = await FindPassagesAsync(request, tables, cancellationToken).ConfigureAwait(false);
            answer = AnswerWriter.Abstain(request.Question, readings, options) with { Passages = passages, Notes = failures };
        }
        else
        {
            var result = engine.Run(chosen.Plan);
            yield return new PlanUpdate(chosen, result.Proof);
            answer = new AnswerWriter(tables, options).Write(request.Question, chosen, result) with { Readings = readings, Steps = new StepWriter(tables, engine).Write(chosen.Plan) };
        }

        yield return new TextUpdate(answer.Text);
        if (answer.Chart is { } chart)
        {
            yield return new ChartUpdate(chart);
        }

        yield return new CompletedUpdate(answer);
    }

    // A follow-up is as sure as what it goes on from, and a little less.
    private static RankedPlan? FollowUp(AnswerRequest request, List<Table> tables, CancellationToken cancellationToken)
        => request.Previous is { Plan: { } previous } turn && FollowUpPlanner.Plan(request.Question, previous, tables, cancellationToken) is { } plan
            ? new(plan, turn.Confidence * FollowUpConfidence, PlanReading.Of(plan))
            : null;

    private List<Table> InScope(AnswerRequest request)
    {
        List<Table> tables = [.. request.Tables.Where(t => options.IncludeHiddenSheets || !t.SheetHidden)];
        return tables.Count > 0
            ? tables
            : throw new ExcelChatException(request.Tables.Count == 0
                ? "There is no table to ask about. Ingest a workbook first with IngestAsync."
                : $"All tables in scope are on hidden sheets. Set {nameof(AnswerOptions)}.{nameof(AnswerOptions.IncludeHiddenSheets)} to ask about them.");
    }

    // Passages are a courtesy: a store that does not answer must not turn "I am not sure" into an error.
    private async ValueTask<(IReadOnlyList<Passage> Passages, IReadOnlyList<string> Notes)> FindPassagesAsync(
        AnswerRequest request, List<Table> tables, CancellationToken cancellationToken)
    {
        if (retriever is null)
        {
            return ([], []);
        }

        var query = new RetrievalQuery { Text = request.Question, Top = MaxPassages, Tenant = request.Tenant, Access = request.Access };
        try
        {
            return (await retriever.RetrieveAsync(query, tables, cancellationToken).ConfigureAwait(false), []);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ([], [$"The index could not be searched ({e.GetType().Name}); no passages are shown."]);
        }
    }
}
