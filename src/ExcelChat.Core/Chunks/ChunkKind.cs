namespace ExcelChat.Chunks;

/// <summary>What a chunk says about its table.</summary>
public enum ChunkKind
{
    /// <summary>The table's card: its title, its size, its columns with types, units, ranges and samples.</summary>
    Header,

    /// <summary>A block of its rows, a line a row, each value with its column's name.</summary>
    Data,

    /// <summary>Statistics of its columns.</summary>
    Statistics,

    /// <summary>Its formulas, and what they are computed from.</summary>
    Formula,

    /// <summary>The different texts of its columns, each once.</summary>
    Values,
}
