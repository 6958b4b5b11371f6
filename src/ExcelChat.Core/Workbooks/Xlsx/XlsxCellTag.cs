namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What the start tag of a cell says.</summary>
internal struct XlsxCellTag
{
    /// <summary>The column; 0 when the reference leads nowhere on the grid.</summary>
    public int Column;

    /// <summary>The number of the cell style.</summary>
    public int Style;

    /// <summary>How the value is stored.</summary>
    public XlsxCellType Type;

    /// <summary>The type that an attribute names.</summary>
    public static XlsxCellType TypeOf(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'s'] => XlsxCellType.SharedString,
        [(byte)'s', (byte)'t', (byte)'r'] => XlsxCellType.String,
        [(byte)'b'] => XlsxCellType.Boolean,
        [(byte)'e'] => XlsxCellType.Error,
        [(byte)'d'] => XlsxCellType.Date,
        _ => name.SequenceEqual("inlineStr"u8) ? XlsxCellType.InlineString : XlsxCellType.Number,
    };
}
