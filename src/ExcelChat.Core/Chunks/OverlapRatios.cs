namespace ExcelChat.Chunks;

/// <summary>
/// How much of a chunk is repeated at the start of the next of its kind, as a share of the chunk's size. Only whole lines are repeated,
/// so a line longer than its share is not.
/// </summary>
public sealed record OverlapRatios
{
    /// <summary>For <see cref="ChunkKind.Header"/>.</summary>
    /// <value>0.1.</value>
    public double Header { get; init; } = 0.1;

    /// <summary>For <see cref="ChunkKind.Data"/>: the parts of a block of rows too long for one chunk. Blocks of rows repeat nothing: each row names its columns itself.</summary>
    /// <value>0.15.</value>
    public double Data { get; init; } = 0.15;

    /// <summary>For <see cref="ChunkKind.Formula"/>.</summary>
    /// <value>0.2.</value>
    public double Formula { get; init; } = 0.2;

    /// <summary>For <see cref="ChunkKind.Statistics"/> and <see cref="ChunkKind.Values"/>.</summary>
    /// <value>0.05.</value>
    public double Summary { get; init; } = 0.05;

    /// <summary>The ratio for a kind of chunk.</summary>
    /// <param name="kind">The kind.</param>
    public double Of(ChunkKind kind) => kind switch
    {
        ChunkKind.Header => Header,
        ChunkKind.Data => Data,
        ChunkKind.Formula => Formula,
        _ => Summary,
    };
}
