namespace ExcelChat.Workbooks;

/// <summary>One cell that has a value or a formula.</summary>
public readonly struct Cell
{
    /// <summary>Creates a cell.</summary>
    /// <param name="address">Its place on the sheet.</param>
    /// <param name="value">Its typed value; the cached value of a formula.</param>
    /// <param name="format">Its number format.</param>
    /// <param name="formula">Its formula without the leading <c>=</c>, or null.</param>
    public Cell(CellAddress address, CellValue value, NumberFormat format, string? formula = null)
    {
        Address = address;
        Value = value;
        Format = format;
        Formula = formula;
    }

    /// <summary>Its place on the sheet.</summary>
    public CellAddress Address { get; }

    /// <summary>Its typed value; the cached value of a formula.</summary>
    public CellValue Value { get; }

    /// <summary>Its number format.</summary>
    public NumberFormat Format { get; }

    /// <summary>Its formula without the leading <c>=</c>, or null.</summary>
    public string? Formula { get; }

    /// <summary>Whether the cell has a formula for which the file stores no result.</summary>
    public bool LacksCachedValue { get; init; }

    /// <summary>
    /// Whether <see cref="Value"/> was computed here, because the file stores no result for the formula; <see cref="LacksCachedValue"/> is true
    /// then as well. A formula without a stored result whose value could not be computed is blank and not marked.
    /// </summary>
    public bool IsComputed { get; init; }

    /// <summary>What Excel shows in the cell, whatever the width of its column and the culture of the machine.</summary>
    public string Text => Format.Display(Value);
}
