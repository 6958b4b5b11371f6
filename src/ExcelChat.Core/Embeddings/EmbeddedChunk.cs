using ExcelChat.Chunks;

namespace ExcelChat.Embeddings;

/// <summary>A chunk with the vector of its text.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Vector">The vector, in the space of the generator that made it.</param>
public sealed record EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector);
