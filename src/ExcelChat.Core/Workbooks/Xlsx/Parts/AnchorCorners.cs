using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>The cells that an object of a drawing is anchored to; the file counts rows and columns from 0.</summary>
internal sealed class AnchorCorners
{
    private int? _firstRow;
    private int? _firstColumn;
    private int? _lastRow;
    private int? _lastColumn;

    /// <summary>The cells, the one with the first corner alone when there is no second; null when there is none.</summary>
    public CellRange? Range => _firstRow is { } row && _firstColumn is { } column
        ? CellRange.Of(row, column, Math.Max(row, _lastRow ?? row), Math.Max(column, _lastColumn ?? column))
        : null;

    public void Add(XmlReader xml, ElementPath path)
    {
        if (path.EndsWith("from", "row"))
        {
            _firstRow = Number(xml, CellAddress.MaxRow);
        }
        else if (path.EndsWith("from", "col"))
        {
            _firstColumn = Number(xml, CellAddress.MaxColumn);
        }
        else if (path.EndsWith("to", "row"))
        {
            _lastRow = Number(xml, CellAddress.MaxRow);
        }
        else if (path.EndsWith("to", "col"))
        {
            _lastColumn = Number(xml, CellAddress.MaxColumn);
        }
    }

    private static int? Number(XmlReader xml, int most) => XmlValues.ToIndex(xml.ReadText()) is { } index && index < most ? index + 1 : null;
}
