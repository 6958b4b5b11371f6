using ExcelChat.Chunks;

namespace ExcelChat.Indexing;

/// <summary>What the index holds.</summary>
public sealed record IndexStatistics
{
    /// <summary>The vector store's collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The vector store's kind, such as <c>sqlite</c>; empty when it does not say.</summary>
    public required string StoreSystem { get; init; }

    /// <summary>The model whose vectors these are.</summary>
    public required string Model { get; init; }

    /// <summary>The number of dimensions of a vector.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The number of chunks of each kind; kinds without any are left out.</summary>
    public required IReadOnlyDictionary<ChunkKind, long> ChunksByKind { get; init; }

    /// <summary>The number of chunks.</summary>
    public long Chunks => ChunksByKind.Values.Sum();
}
