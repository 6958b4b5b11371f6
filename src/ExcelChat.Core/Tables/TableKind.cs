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
}
