using ExcelChat.Embeddings;
using ExcelChat.Shared;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// Makes the collection of the present model hold what that of another model holds, from the texts in the store. The other collection is
/// read only, so whoever searches it goes on; keys do not depend on the model, so a run that was cut short goes on where it ended.
/// </summary>
internal sealed class IndexRebuilder(ChunkCollection chunks, TextEmbedder embedder)
{
    private const int PageSize = 100;

    /// <summary>Embeds and writes what the present collection lacks, then deletes what it has from a former run and the other one no longer has.</summary>
    /// <param name="source">The other collection's name; null where there is but one.</param>
    /// <param name="cancellationToken">Stops the copying, after whole batches.</param>
    /// <returns>The number of records written.</returns>
    public async Task<long> RebuildAsync(string? source, CancellationToken cancellationToken)
    {
        var others = await chunks.OthersAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Choose(source, [.. others.Select(other => other.Name)]) is not { } name)
            {
                return 0;
            }

            var copy = new IndexCopy(chunks, embedder, others.Single(other => other.Name == name));
            var written = await copy.WriteMissingAsync(PageSize, cancellationToken).ConfigureAwait(false);
            await copy.DeleteGoneAsync(PageSize, cancellationToken).ConfigureAwait(false);
            return written;
        }
        finally
        {
            foreach (var other in others)
            {
                other.Dispose();
            }
        }
    }

    /// <summary>Deletes the collections of other models.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> DropOthersAsync(CancellationToken cancellationToken)
    {
        List<string> dropped = [];
        foreach (var other in await chunks.OthersAsync(cancellationToken).ConfigureAwait(false))
        {
            using (other)
            {
                await other.EnsureCollectionDeletedAsync(cancellationToken).ConfigureAwait(false);
                dropped.Add(other.Name);
            }
        }

        return dropped;
    }

    private static string? Choose(string? source, string[] others) => source is null && others.Length < 2
        ? others.SingleOrDefault()
        : others.Contains(source)
            ? source
            : throw new ExcelChatException(
                source is null
                    ? $"The store has the indexes of several other models: {string.Join(", ", others)}. Name the one to rebuild from."
                    : $"The store has no index '{source}' of another model to rebuild from. It has: {string.Join(", ", others.DefaultIfEmpty("none"))}. CountIndexAsync of the other chat says its name.");
}
