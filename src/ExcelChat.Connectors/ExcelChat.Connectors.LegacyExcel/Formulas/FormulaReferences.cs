using System.Globalization;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <summary>Writes references in A1 notation. Those of a formula that cells share are offsets from the cell.</summary>
/// <param name="wide">Whether rows have four bytes, as in xlsb, and not two, as in xls.</param>
/// <param name="at">The cell of the formula.</param>
internal sealed class FormulaReferences(bool wide, CellAddress at)
{
    private const int ColumnIsRelative = 0x4000;
    private const int RowIsRelative = 0x8000;

    private readonly int _rows = wide ? CellAddress.MaxRow : 1 << 16;
    private readonly int _columns = wide ? CellAddress.MaxColumn : 256;

    /// <summary>The bytes of a reference to a cell, and to an area.</summary>
    public int CellLength => wide ? 6 : 4;

    public int AreaLength => wide ? 12 : 8;

    /// <summary>A reference to a cell; null when it lies outside the sheet.</summary>
    public string? Cell(ref FormulaBytes bytes, bool offsets)
    {
        var row = Row(ref bytes);
        return Address(row, bytes.UInt16(), offsets);
    }

    /// <summary>A reference to an area; null when it lies outside the sheet.</summary>
    public string? Area(ref FormulaBytes bytes, bool offsets)
    {
        int firstRow = Row(ref bytes), lastRow = Row(ref bytes), firstColumn = bytes.UInt16(), lastColumn = bytes.UInt16();
        if (firstRow == 0 && lastRow == _rows - 1 && !offsets)
        {
            return $"{Column(firstColumn)}:{Column(lastColumn)}";
        }

        if ((firstColumn & (ColumnIsRelative - 1)) == 0 && (lastColumn & (ColumnIsRelative - 1)) == _columns - 1 && !offsets)
        {
            return $"{RowName(firstRow, firstColumn)}:{RowName(lastRow, lastColumn)}";
        }

        return Address(firstRow, firstColumn, offsets) is { } first && Address(lastRow, lastColumn, offsets) is { } last ? $"{first}:{last}" : null;
    }

    private int Row(ref FormulaBytes bytes) => wide ? bytes.Int32() : bytes.UInt16();

    private string? Address(int row, int flaggedColumn, bool offsets)
    {
        var column = flaggedColumn & (ColumnIsRelative - 1);
        if (offsets && (flaggedColumn & RowIsRelative) != 0)
        {
            row = (row + at.Row - 1) & (_rows - 1);
        }

        if (offsets && (flaggedColumn & ColumnIsRelative) != 0)
        {
            column = (column + at.Column - 1) & (_columns - 1);
        }

        return (uint)row < (uint)_rows && column < _columns ? Column((flaggedColumn & ~(ColumnIsRelative - 1)) | column) + RowName(row, flaggedColumn) : null;
    }

    private static string Column(int flagged) => ((flagged & ColumnIsRelative) != 0 ? "" : "$") + CellAddress.ColumnName((flagged & (ColumnIsRelative - 1)) + 1);

    private static string RowName(int row, int flagged) => string.Create(CultureInfo.InvariantCulture, $"{((flagged & RowIsRelative) != 0 ? "" : "$")}{row + 1}");
}
