using System.Diagnostics;
using ExcelChat.Diagnostics;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Retrieval;

/// <summary>Searches by vector and, where the store can, by keywords at once.</summary>
internal sealed class HybridRetriever(ChunkCollection chunks, TextEmbedder embedder, Caller caller) : Retriever
{
    public override async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Top, RetrievalQuery.MostPassages);
        var words = new SearchWords(query.Text);
        if (words.Keywords.Count == 0)
        {
            return [];
        }

        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var activity = Start(collection.Name, query);
        try
        {
            var vectors = await embedder.EmbedAsync([query.Text], cancellationToken).ConfigureAwait(false);
            var hits = await caller.CallAsync(
                token => Search(collection, query, words, vectors[0], token).ToListAsync(token), cancellationToken).ConfigureAwait(false);
            return Rank(hits, query, words);
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
        var filter = ChunkFilter.OfTenant(query.Tenant ?? "").InWorkbooks(query.WorkbookIds).OnSheet(query.Sheet).OfKinds(query.Kinds);

        // More than asked for, so that equals at the edge are ordered by us and not by the store's chance.
        var top = query.Top + Math.Min(query.Top, 50);
        return collection.GetService(typeof(IKeywordHybridSearchable<Dictionary<string, object?>>)) is IKeywordHybridSearchable<Dictionary<string, object?>> hybrid
            ? hybrid.HybridSearchAsync(vector, words.Keywords, top, new() { Filter = filter }, cancellationToken)
            : collection.SearchAsync(vector, top, new() { Filter = filter }, cancellationToken);
    }

    private static Passage[] Rank(List<VectorSearchResult<Dictionary<string, object?>>> hits, RetrievalQuery query, SearchWords words)
        => [.. hits
            .Select(hit => (Record: ChunkRecord.Read(hit.Record), Score: hit.Score ?? 0))
            .OrderByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Record.WorkbookId, StringComparer.Ordinal)
            .ThenBy(hit => hit.Record.Sheet, StringComparer.Ordinal)
            .ThenBy(hit => hit.Record.Range.First)
            .ThenBy(hit => hit.Record.Id)
            .Take(query.Top)
            .Select(hit => ToPassage(hit.Record, hit.Score, words))];

    private static Passage ToPassage(ChunkRecord record, double score, SearchWords words) => new()
    {
        Id = record.Id,
        WorkbookId = record.WorkbookId,
        FileName = record.FileName,
        Sheet = record.Sheet,
        TableId = record.TableId,
        Kind = record.Kind,
        Range = record.Range,
        Text = record.Text,
        Snippet = Snippet.Of(record.Text, words),
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
