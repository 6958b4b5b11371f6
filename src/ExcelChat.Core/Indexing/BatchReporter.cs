using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Flow;

namespace ExcelChat.Indexing;

/// <summary>
/// Tells of the batches of one ingestion: ready, being embedded, in the store. A batch is called by its first chunk. The store writes in groups of its own, in the same
/// order, so a batch is in it when as many chunks are as came up to its end.
/// </summary>
internal sealed class BatchReporter(EventPublisher events, string fileId)
{
    private readonly ConcurrentDictionary<string, long> _started = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Pending> _pending = new();
    private long _embeddedChunks;
    private long _embeddingTicks;
    private int _indexed;

    /// <summary>Says of each batch that it waits for its vectors, and of the last that no more follow: so each is held back until the next is seen.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Chunk>> AnnounceAsync(
        IAsyncEnumerable<IReadOnlyList<Chunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<Chunk>? waiting = null;
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (waiting is not null)
            {
                yield return await AnnounceAsync(waiting, isFinal: false, cancellationToken).ConfigureAwait(false);
            }

            waiting = batch;
        }

        if (waiting is not null)
        {
            yield return await AnnounceAsync(waiting, isFinal: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says that a batch is being embedded; several may be at once.</summary>
    public async ValueTask<IReadOnlyList<Chunk>> StartAsync(IReadOnlyList<Chunk> batch, CancellationToken cancellationToken)
    {
        var embedded = Interlocked.Read(ref _embeddedChunks);
        var started = new EmbeddingGenerationStarted
        {
            BatchId = IdOf(batch[0]),
            FileId = fileId,
            ChunkCount = batch.Count,
            EstimatedTime = embedded == 0 ? null : TimeSpan.FromTicks(Interlocked.Read(ref _embeddingTicks) / embedded * batch.Count),
        };
        await events.PublishAsync(started, cancellationToken).ConfigureAwait(false);
        _started[started.BatchId] = Stopwatch.GetTimestamp();
        return batch;
    }

    /// <summary>Notes that a batch has its vectors. In the order of the batches.</summary>
    public ValueTask<IReadOnlyList<EmbeddedChunk>> EndAsync(IReadOnlyList<EmbeddedChunk> batch, CancellationToken cancellationToken)
    {
        var id = IdOf(batch[0].Chunk);
        if (_started.TryRemove(id, out var started))
        {
            Interlocked.Add(ref _embeddingTicks, Stopwatch.GetElapsedTime(started).Ticks);
            Interlocked.Add(ref _embeddedChunks, batch.Count);
        }

        _pending.Enqueue(new(id, batch.Count, Stopwatch.GetTimestamp()));
        return new(batch);
    }

    /// <summary>Says which batches are in the store now that it holds some more chunks.</summary>
    public async ValueTask CountIndexedAsync(int chunks, CancellationToken cancellationToken)
    {
        _indexed += chunks;
        while (_pending.TryPeek(out var batch) && batch.Count <= _indexed)
        {
            _pending.TryDequeue(out _);
            _indexed -= batch.Count;
            var indexed = new ChunkBatchIndexed { BatchId = batch.Id, FileId = fileId, ChunkCount = batch.Count, IndexingTime = Stopwatch.GetElapsedTime(batch.Embedded) };
            await events.PublishAsync(indexed, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IReadOnlyList<Chunk>> AnnounceAsync(IReadOnlyList<Chunk> batch, bool isFinal, CancellationToken cancellationToken)
    {
        var ready = new ChunkBatchReady { BatchId = IdOf(batch[0]), FileId = fileId, ChunkIds = [.. batch.Select(chunk => chunk.Id)], IsFinalBatch = isFinal };
        await events.PublishAsync(ready, cancellationToken).ConfigureAwait(false);
        return batch;
    }

    private static string IdOf(Chunk first) => first.Id.ToString("N");

    /// <summary>A batch on its way from its vectors to the store.</summary>
    private readonly record struct Pending(string Id, int Count, long Embedded);
}
