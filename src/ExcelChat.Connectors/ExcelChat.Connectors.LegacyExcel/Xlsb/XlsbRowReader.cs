using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>Reads the rows of an xlsb sheet.</summary>
internal sealed class XlsbRowReader(XlsbWorkbook workbook, XlsbPackage package, XlsbRecords records) : RowReader
{
    private const int HiddenAt = 11;
    private const int Hidden = 0x10;

    private readonly XlsbCells _reader = new(workbook);
    private readonly RowCells _cells = new(workbook.File);
    private int _last;
    private bool _atRow;
    private bool _atEnd;

    public override bool Read()
    {
        _cells.Clear();
        while (_cells.Count == 0)
        {
            if (!(_atRow || FindRow()))
            {
                records.Drain();
                return false;
            }

            ReadRow();
        }

        return true;
    }

    public override void Dispose()
    {
        records.Dispose();
        package.Dispose();
    }

    private bool FindRow()
    {
        while (!_atEnd && Next())
        {
            if (_atRow)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadRow()
    {
        var row = BinaryPrimitives.ReadInt32LittleEndian(records.Body) + 1;
        if (row <= _last || row > CellAddress.MaxRow)
        {
            throw new InvalidDataException($"row {row} comes after row {_last}.");
        }

        _last = row;
        var hidden = records.Body.Length > HiddenAt && (records.Body[HiddenAt] & Hidden) != 0;
        var column = 0;
        while (Next() && !_atRow)
        {
            column = _reader.Read(records, row, column, _cells);
        }

        Current = new(row, hidden, _cells.InOrder());
    }

    private bool Next()
    {
        _atRow = false;
        _atEnd = !records.Read() || records.Type == XlsbRecordType.EndSheetData;
        _atRow = !_atEnd && records.Type == XlsbRecordType.Row;
        return !_atEnd;
    }
}
