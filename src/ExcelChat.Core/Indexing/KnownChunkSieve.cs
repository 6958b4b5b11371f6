using System.Runtime.CompilerServices;
using ExcelChat.Chunks;
using ExcelChat.Flow;
using ExcelChat.Resilience;

namespace ExcelChat.Indexing;

/// <summary>
/// Lets through only the chunks that the store does not hold yet, so that after a crash or for a workbook ingested before nothing is
/// embedded twice. Stands before the embedder; a batch of which nothing is new gives nothing.
/// </summary>
internal sealed class KnownChunkSieve(ChunkCollection chunks, Caller caller) : Stage<IReadOnlyList<Chunk>, IReadOnlyList<Chunk>>
{
    /// <summary>Whose chunks these are; empty in a host of one tenant.</summary>
    public string Tenant { get; private init; } = "";

    /// <summary>The same sieve for a tenant's chunks.</summary>
    public KnownChunkSieve For(string? tenant) => new(chunks, caller) { Tenant = tenant ?? "" };

    public override async IAsyncEnumerable<IReadOnlyList<Chunk>> RunAsync(
        IAsyncEnumerable<IReadOnlyList<Chunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var known = await FindAsync(batch, cancellationToken).ConfigureAwait(false);
            var unknown = batch.Where(chunk => !known.Contains(ChunkRecord.KeyOf(chunk.Id, Tenant))).ToArray();
            if (unknown.Length > 0)
            {
                yield return unknown;
            }
        }
    }

    private async ValueTask<HashSet<Guid>> FindAsync(IReadOnlyList<Chunk> batch, CancellationToken cancellationToken)
    {
        var collection = await chunks.OpenAsync(cancellationToken).ConfigureAwait(false);
        var keys = batch.Select(chunk => (object)ChunkRecord.KeyOf(chunk.Id, Tenant)).ToArray();
        return await caller.CallAsync(
            token => collection.GetAsync(keys, cancellationToken: token)
                .Select(record => (Guid)record[ChunkRecord.IdName]!)
                .ToHashSetAsync(cancellationToken: token),
            cancellationToken).ConfigureAwait(false);
    }
}
