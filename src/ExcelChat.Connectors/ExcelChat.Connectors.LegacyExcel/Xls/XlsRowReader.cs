using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>Reads the rows of an xls sheet. Rows that the file does not keep in order are gathered first.</summary>
internal sealed class XlsRowReader : RowReader
{
    private readonly XlsSheetRecords _records;
    private readonly XlsSurroundings _surroundings;
    private readonly XlsCells _reader;
    private readonly RowCells _cells;
    private readonly SortedDictionary<int, List<Cell>>? _gathered;
    private Cell? _awaitsText;
    private bool _atCell;

    public XlsRowReader(XlsWorkbook workbook, XlsSheetRecords records, XlsSurroundings surroundings)
    {
        _records = records;
        _surroundings = surroundings;
        _reader = new(workbook, surroundings);
        _cells = new(workbook.File);
        if (!surroundings.InOrder)
        {
            _gathered = Gather();
        }

        _atCell = NextCell();
    }

    public override bool Read() => _gathered is null ? ReadNext() : ReadGathered(_gathered);

    public override void Dispose() => _records.Dispose();

    private bool ReadNext()
    {
        _cells.Clear();
        while (_cells.Count == 0)
        {
            if (!_atCell)
            {
                return false;
            }

            ReadRow();
        }

        return true;
    }

    private void ReadRow()
    {
        var row = Row();
        for (; _atCell && Row() == row; _atCell = NextCell())
        {
            _reader.Read(_records, _cells, out _awaitsText);
        }

        Current = new(row, _surroundings.IsHidden(row), _cells.InOrder());
    }

    private int Row() => BinaryPrimitives.ReadUInt16LittleEndian(_records.Body) + 1;

    /// <summary>Goes to the next record with cells, and on its way takes up the text that the formula before it awaits.</summary>
    private bool NextCell()
    {
        while (_records.Read())
        {
            if (_records.Type is XlsRecordType.String or XlsRecordType.String2 && _awaitsText is { } cell)
            {
                _cells.Add(_reader.WithText(cell, _records));
                _awaitsText = null;
            }
            else if (XlsCells.IsCell(_records.Type) && _records.Body.Length >= 2)
            {
                _awaitsText = null;
                return true;
            }
        }

        return false;
    }

    private bool ReadGathered(SortedDictionary<int, List<Cell>> rows)
    {
        foreach (var (row, cells) in rows)
        {
            _cells.Clear();
            cells.ForEach(cell => _cells.Add(cell));
            Current = new(row, _surroundings.IsHidden(row), _cells.InOrder());
            rows.Remove(row);
            return true;
        }

        return false;
    }

    private SortedDictionary<int, List<Cell>> Gather()
    {
        var rows = new SortedDictionary<int, List<Cell>>();
        for (_atCell = NextCell(); _atCell;)
        {
            _cells.Clear();
            ReadRow();
            if (!rows.TryGetValue(Current.Number, out var cells))
            {
                rows[Current.Number] = cells = [];
            }

            cells.AddRange(Current.Cells.Span);
        }

        return rows;
    }
}
