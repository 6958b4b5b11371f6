namespace ExcelChat.Indexing;

/// <summary>A batch that the vector store holds.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="ChunkIds">The chunks, in the order of the batch.</param>
public sealed record IndexedBatch(string Collection, IReadOnlyList<Guid> ChunkIds);
