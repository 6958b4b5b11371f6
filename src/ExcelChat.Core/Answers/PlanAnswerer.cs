using System.Runtime.CompilerServices;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Questions.FollowUps;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;

namespace ExcelChat.Answers;

/// <summary>Answers by plans: the planner proposes, a chat model may choose where the planner is unsure, the engine computes.</summary>
internal sealed class PlanAnswerer(QuestionPlanner planner, AnswerOptions options, ReadingChooser? chooser, Retriever? retriever) : Answerer
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
        var (chosen, notes) = await ChooseAsync(request, readings, cancellationToken).ConfigureAwait(false);
        Answer answer;
        if (chosen is null)
        {
            var (passages, failures) = await FindPassagesAsync(request, tables, cancellationToken).ConfigureAwait(false);
            answer = AnswerWriter.Abstain(request.Question, readings, options) with { Passages = passages, Notes = [.. notes, .. failures] };
        }
        else
        {
            var result = engine.Run(chosen.Plan);
            yield return new PlanUpdate(chosen, result.Proof);
            answer = new AnswerWriter(tables, options).Write(request.Question, chosen, result) with { Readings = readings, Steps = new StepWriter(tables, engine).Write(chosen.Plan) };
            answer = answer with { Notes = [.. notes, .. answer.Notes] };
        }

        yield return new TextUpdate(answer.Text);
        yield return new CompletedUpdate(answer);
    }

    // A follow-up is as sure as what it goes on from, and a little less.
    private static RankedPlan? FollowUp(AnswerRequest request, List<Table> tables, CancellationToken cancellationToken)
        => request.Previous is { Proof.Plan: { } previous } answer && FollowUpPlanner.Plan(request.Question, previous, tables, cancellationToken) is { } plan
            ? new(plan, answer.Confidence * FollowUpConfidence, PlanReading.Of(plan))
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

    private async ValueTask<(RankedPlan? Chosen, IReadOnlyList<string> Notes)> ChooseAsync(
        AnswerRequest request, IReadOnlyList<RankedPlan> readings, CancellationToken cancellationToken)
    {
        if (readings.Count > 0 && readings[0].Confidence >= options.MinimumConfidence)
        {
            return (readings[0], []);
        }

        return chooser is null || readings.Count == 0
            ? (null, [])
            : await chooser.ChooseAsync(request.Question, readings, cancellationToken).ConfigureAwait(false);
    }

    // Passages are a courtesy: a store that does not answer must not turn "I am not sure" into an error.
    private async ValueTask<(IReadOnlyList<Passage> Passages, IReadOnlyList<string> Notes)> FindPassagesAsync(
        AnswerRequest request, List<Table> tables, CancellationToken cancellationToken)
    {
        if (retriever is null)
        {
            return ([], []);
        }

        var query = new RetrievalQuery
        {
            Text = request.Question,
            Top = MaxPassages,
            Tenant = request.Tenant,
            Access = request.Access,
            WorkbookIds = [.. tables.Select(t => t.Workbook.Id).Distinct(StringComparer.Ordinal)],
        };
        try
        {
            return (await retriever.RetrieveAsync(query, cancellationToken).ConfigureAwait(false), []);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ([], [$"The index could not be searched ({e.GetType().Name}); no passages are shown."]);
        }
    }
}
