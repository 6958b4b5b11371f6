namespace ExcelChat.Tables;

/// <summary>What a row of a table's body is. Blank rows are in no body, and the header above it is not body.</summary>
public enum RowRole : byte
{
    /// <summary>A record.</summary>
    Data,

    /// <summary>The total of other rows; no aggregate counts it.</summary>
    Total,

    /// <summary>A heading of a group of rows, without values of its own.</summary>
    GroupHead,

    /// <summary>A line between the rows that is no row: <c>Source: ledger</c>, <c>* provisional</c>. Notes above or below a table are outside its range.</summary>
    Note,

    /// <summary>A total that another total of the table contains, or whose label says so; no aggregate counts it.</summary>
    Subtotal,

    /// <summary>The header once more, further down.</summary>
    Header,
}
