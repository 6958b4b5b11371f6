using System.Runtime.CompilerServices;
using ExcelChat.Chunks;
using ExcelChat.Flow;

namespace ExcelChat.Embeddings;

/// <summary>Gives each chunk the vector of its text, one call to the generator a batch.</summary>
internal sealed class Embedder(TextEmbedder embedder) : Stage<IReadOnlyList<Chunk>, IReadOnlyList<EmbeddedChunk>>
{
    public override async IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> RunAsync(
        IAsyncEnumerable<IReadOnlyList<Chunk>> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var batch in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var vectors = await embedder.EmbedAsync([.. batch.Select(chunk => chunk.Text)], cancellationToken).ConfigureAwait(false);
            yield return [.. batch.Zip(vectors, (chunk, vector) => new EmbeddedChunk(chunk, vector))];
        }
    }
}
