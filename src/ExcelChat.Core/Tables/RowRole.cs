namespace ExcelChat.Tables;

/// <summary>What a row of a table's body is.</summary>
public enum RowRole : byte
{
    /// <summary>A record.</summary>
    Data,

    /// <summary>The total of rows above it; no aggregate counts it.</summary>
    Total,

    /// <summary>A heading of a group of rows, without values of its own.</summary>
    GroupHead,

    /// <summary>A note or a source line.</summary>
    Note,
}
