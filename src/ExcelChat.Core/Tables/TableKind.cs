namespace ExcelChat.Tables;

/// <summary>How a table says things.</summary>
public enum TableKind : byte
{
    /// <summary>A record a row, an attribute a column.</summary>
    Records,

    /// <summary>Values under labels on two sides: each number is named by its row and its column, as in a pivot table or a statement of years.</summary>
    Matrix,

    /// <summary>A label and its value, one pair a row.</summary>
    KeyValue,

    /// <summary>One column.</summary>
    List,

    /// <summary>A pivot table of Excel's: aggregated figures under the items of its fields, read as a <see cref="Matrix"/> is.</summary>
    Pivot,

    /// <summary>
    /// An attribute a row and a record a column: the first column names the attributes, and the values of a row are of one kind where those of a column are
    /// of many.
    /// </summary>
    Transposed,
}
