using ExcelChat.Chunks;

namespace ExcelChat.Embeddings;

/// <summary>A chunk with the vector of its text.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Vector">The vector, in the space of the generator that made it.</param>
public sealed record EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector)
{
    private const long VectorBytes = 4096 * sizeof(float);

    /// <summary>The bytes that a chunk takes with its vector, of which it allows for 4,096 dimensions, more than usual models have.</summary>
    internal static long BytesOf(Chunk chunk) => ((long)chunk.Text.Length * sizeof(char)) + VectorBytes;
}
