namespace ExcelChat.Tables.Grid;

/// <summary>How a cell of a grid got its value.</summary>
internal enum GridFill : byte
{
    /// <summary>It is its own.</summary>
    Own,

    /// <summary>From the merged range's first cell, straight above.</summary>
    Down,

    /// <summary>From the merged range's first cell, in a column to the left.</summary>
    Across,
}
