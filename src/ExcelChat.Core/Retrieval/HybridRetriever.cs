using System.Diagnostics;
using ExcelChat.Diagnostics;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using ExcelChat.Questions;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Retrieval;

/// <summary>Searches by vector and, where the store can, by keywords at once, for more than was asked; then orders by a closer look, and shares the page among tables.</summary>
internal sealed class HybridRetriever(ChunkCollections chunks, TextEmbedder embedder, Reranker reranker, Caller caller) : Retriever
{
    /// <summary>The fewest candidates that are looked at. On two sets of thousands of questions 400 found no more than 200.</summary>
    private const int FewestCandidates = 200;

    public override async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Top, RetrievalQuery.MostPassages);
        QuestionException.ThrowIfTooLong(query.Text);
        var words = new SearchWords(query.Text);
        if (words.Keywords.Count == 0 || query.Access.IsEmpty)
        {
            return [];
        }

        var collection = await chunks.Of(query.Tenant).OpenAsync(cancellationToken).ConfigureAwait(false);
        using var activity = Start(collection.Name, query);
        try
        {
            var vector = await embedder.EmbedQuestionAsync(words.Text, cancellationToken).ConfigureAwait(false);
            var hits = await caller.CallAsync(
                token => Search(collection, query, words, vector, token).ToListAsync(token), cancellationToken).ConfigureAwait(false);
            var candidates = hits.Select(hit => ToPassage(ChunkRecord.Read(hit.Record), Finite(hit.Score))).Order(PassageOrder.BestFirst).ToArray();
            var ranked = await reranker.RerankAsync(query, candidates, cancellationToken).ConfigureAwait(false);
            var page = TableShare.Take([.. ranked.Select(passage => passage with { Score = Finite(passage.Score) })], query.Top);
            var cards = await new TableCards(collection, caller).OfAsync(page, query, candidates, cancellationToken).ConfigureAwait(false);
            return [.. page.Select(passage => Snippet.Show(passage, words) with { Profile = cards.GetValueOrDefault(passage.TableId) })];
        }
        catch (Exception e) when (Fail(activity, e))
        {
            throw;
        }
    }

    private static IAsyncEnumerable<VectorSearchResult<Dictionary<string, object?>>> Search(
        VectorStoreCollection<object, Dictionary<string, object?>> collection,
        RetrievalQuery query,
        SearchWords words,
        ReadOnlyMemory<float> vector,
        CancellationToken cancellationToken)
    {
        var filter = ChunkFilter.OfTenant(query.Tenant ?? "")
            .InWorkbooks(query.WorkbookIds).InWorkbooks(query.Access.WorkbookIds ?? [])
            .OnSheet(query.Sheet).OnSheets(query.Access.Sheets ?? [])
            .OfKinds(query.Kinds);
        var top = Math.Max(FewestCandidates, 2 * query.Top);
        return collection.GetService(typeof(IKeywordHybridSearchable<Dictionary<string, object?>>)) is IKeywordHybridSearchable<Dictionary<string, object?>> hybrid
            ? hybrid.HybridSearchAsync(vector, words.Keywords, top, new() { Filter = filter }, cancellationToken)
            : collection.SearchAsync(vector, top, new() { Filter = filter }, cancellationToken);
    }

    /// <summary>A score that is no number cannot be ordered by, nor written as JSON.</summary>
    private static double Finite(double? score) => score is { } number && double.IsFinite(number) ? number : 0;

    private static Passage ToPassage(ChunkRecord record, double score) => new()
    {
        Id = record.Id,
        WorkbookId = record.WorkbookId,
        FileName = record.FileName,
        Sheet = record.Sheet,
        TableId = record.TableId,
        Kind = record.Kind,
        Range = record.Range,
        Text = record.Text,
        Snippet = "",
        Score = score,
    };

    private static Activity? Start(string collection, RetrievalQuery query)
        => Telemetry.Source.StartActivity($"{Telemetry.Retrieval} {collection}", ActivityKind.Client)
            ?.SetTag(Telemetry.OperationTag, Telemetry.Retrieval)
            .SetTag(Telemetry.DataSourceTag, collection)
            .SetTag(Telemetry.TopKTag, query.Top);

    private static bool Fail(Activity? activity, Exception error)
    {
        activity?.SetTag(Telemetry.ErrorTag, error.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        return false;
    }
}
