namespace ExcelChat.Workbooks.Xlsx;

/// <summary>How a cell stores its value (ECMA-376 part 1, 18.18.11).</summary>
internal enum XlsxCellType : byte
{
    /// <summary>A number; also what a type that nobody knows is tried as.</summary>
    Number,

    /// <summary>The number of a shared string.</summary>
    SharedString,

    /// <summary>A string, as a formula gives it.</summary>
    String,

    /// <summary>A string in an element of its own.</summary>
    InlineString,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>An error value.</summary>
    Error,

    /// <summary>A date as ISO 8601 writes it.</summary>
    Date,
}
