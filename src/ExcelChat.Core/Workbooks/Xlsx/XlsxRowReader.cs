using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// Walks the rows of a worksheet part in one pass (ECMA-376 part 1, 18.3.1.73). Its cell buffer is used again for every row and grows
/// with the cells that are there, never with the range that the sheet declares.
/// </summary>
internal sealed class XlsxRowReader
{
    private readonly XmlReader _xml;
    private readonly XlsxCellReader _cellReader;
    private readonly RowBuffer _cells = new();
    private RowStart? _next;
    private bool _started;
    private int _number;

    public XlsxRowReader(XmlReader xml, XlsxFile file)
    {
        _xml = xml;
        _cellReader = new(xml, file);
    }

    /// <summary>The row that <see cref="Read"/> came to.</summary>
    public Row Current { get; private set; }

    /// <summary>The cell that was read last, for messages.</summary>
    public CellAddress? Position { get; private set; }

    /// <summary>Goes to the next row that has a cell; false after the last.</summary>
    public bool Read()
    {
        if (!_started)
        {
            _started = true;
            _next = FindRow();
        }

        while (_next is { } row)
        {
            ReadRow(row);
            if (_cells.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a row and those after it that repeat its number.</summary>
    private void ReadRow(RowStart first)
    {
        _cells.Clear();
        var hidden = first.Hidden;
        for (var row = _next; row is not null && row.Value.Number == first.Number; row = _next)
        {
            hidden |= row.Value.Hidden;
            ReadCells(row.Value);
            _next = FindRow();
        }

        Current = new(first.Number, hidden, _cells.InOrder());
    }

    private void ReadCells(RowStart row)
    {
        _number = row.Number;
        if (row.IsEmpty)
        {
            return;
        }

        var column = 0;
        for (var more = row.AtFirstCell || _xml.ReadToChild(row.Depth); more; more = _xml.ReadToChild(row.Depth))
        {
            if (_xml.LocalName is "c")
            {
                column = ReadCell(row.Number, column);
            }
        }
    }

    private int ReadCell(int row, int previousColumn)
    {
        var column = _cellReader.ReadStart(previousColumn);
        Position = new(row, column);
        if (_cellReader.ReadContent(row, column) is { } cell)
        {
            _cells.Add(cell);
        }

        return column;
    }

    /// <summary>Goes to the next row on the grid; null after the last.</summary>
    private RowStart? FindRow()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName is "sheetData")
            {
                return null;
            }

            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName is "row" && ReadRowStart() is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private RowStart? ReadRowStart()
    {
        bool hidden = _xml.Flag("hidden"), empty = _xml.IsEmptyElement, atCell = false;
        var depth = _xml.Depth;
        if (RowNumber(_xml.GetAttribute("r")) is not { } number)
        {
            // A row without a number stands where its first cell says, else below the one before.
            atCell = !empty && _xml.ReadToChild(depth);
            empty = !atCell;
            number = atCell && CellAddress.TryParse(_xml.GetAttribute("r"), out var cell) ? cell.Row : _number + 1;
        }

        if (number is < 1 or > CellAddress.MaxRow)
        {
            return null;
        }

        if (number < _number)
        {
            throw new InvalidDataException($"row {number} comes after row {_number}.");
        }

        return new(number, depth, hidden, empty, atCell);
    }

    /// <summary>The number in a row's <c>r</c>, which some programs write as 1e6; null when it is missing or no number.</summary>
    private static int? RowNumber(string? text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? (int)Math.Clamp(number, 0, CellAddress.MaxRow + 1)
            : null;

    private readonly record struct RowStart(int Number, int Depth, bool Hidden, bool IsEmpty, bool AtFirstCell);
}
