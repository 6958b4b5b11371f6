namespace ExcelChat.Indexing;

/// <summary>A batch that the vector store holds.</summary>
/// <param name="ChunkIds">The chunks, in the order of the batch.</param>
/// <param name="Keys">The keys of their records, in the same order.</param>
internal sealed record IndexedBatch(IReadOnlyList<Guid> ChunkIds, IReadOnlyList<Guid> Keys);
