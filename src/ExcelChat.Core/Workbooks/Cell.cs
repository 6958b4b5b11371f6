using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Workbooks;

/// <summary>One cell that has a value or a formula.</summary>
public readonly struct Cell
{
    // A string, or a SharedFormula that is written out when somebody asks.
    private readonly object? _formula;

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
        _formula = formula;
    }

    internal Cell(CellAddress address, CellValue value, NumberFormat format, object? formula, bool lacksCachedValue)
    {
        Address = address;
        Value = value;
        Format = format;
        _formula = formula;
        LacksCachedValue = lacksCachedValue;
    }

    /// <summary>Its place on the sheet.</summary>
    public CellAddress Address { get; }

    /// <summary>Its typed value; the cached value of a formula.</summary>
    public CellValue Value { get; }

    /// <summary>Its number format.</summary>
    public NumberFormat Format { get; }

    /// <summary>Its formula without the leading <c>=</c>, or null. The cells of a shared or an array formula each have theirs.</summary>
    public string? Formula => _formula is SharedFormula shared ? shared.At(Address) : _formula as string;

    /// <summary>Whether the cell has a formula for which the file stores no result.</summary>
    public bool LacksCachedValue { get; init; }

    /// <summary>What Excel shows in the cell, whatever the width of its column and the culture of the machine.</summary>
    public string Text => Format.Display(Value);
}
