using ExcelChat.Chunks;
using ExcelChat.Indexing;
using ExcelChat.Resilience;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Retrieval;

/// <summary>Describes the tables that passages are from by the heads of their cards, which the store holds.</summary>
internal sealed class TableCards(VectorStoreCollection<object, Dictionary<string, object?>> collection, Caller caller)
{
    private const int HeadLines = 2;

    /// <summary>A wide table has a card of several chunks, with the same head.</summary>
    private const int ChunksOfCard = 8;

    /// <summary>The description of each table; none for a table without a card.</summary>
    /// <param name="page">The passages.</param>
    /// <param name="query">Whose they are.</param>
    /// <param name="known">Passages read before, among which cards need not be read again.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask<Dictionary<string, string>> OfAsync(
        IReadOnlyList<Passage> page, RetrievalQuery query, IReadOnlyList<Passage> known, CancellationToken cancellationToken)
    {
        var cards = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var card in known.Where(passage => passage.Kind == ChunkKind.Header))
        {
            cards[card.TableId] = Head(card.Text);
        }

        var missing = page.Select(passage => passage.TableId).Where(table => !cards.ContainsKey(table)).Distinct(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
        {
            var filter = ChunkFilter.OfTenant(query.Tenant ?? "").OfKinds([ChunkKind.Header]).OfTables(missing);
            var found = await caller.CallAsync(
                token => collection.GetAsync(filter, missing.Length * ChunksOfCard, cancellationToken: token).ToListAsync(token), cancellationToken).ConfigureAwait(false);
            foreach (var record in found.Select(ChunkRecord.Read))
            {
                cards[record.TableId] = Head(record.Text);
            }
        }

        return cards;
    }

    private static string Head(string card) => string.Join('\n', card.Split('\n').Take(HeadLines));
}
