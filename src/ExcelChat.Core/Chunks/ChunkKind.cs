namespace ExcelChat.Chunks;

/// <summary>What a chunk says about its table.</summary>
public enum ChunkKind
{
    /// <summary>The table itself: its title, its columns with their types, its size, samples.</summary>
    Header,

    /// <summary>A block of its rows.</summary>
    Data,

    /// <summary>Statistics of its columns.</summary>
    Statistics,

    /// <summary>Its formulas.</summary>
    Formula,
}
