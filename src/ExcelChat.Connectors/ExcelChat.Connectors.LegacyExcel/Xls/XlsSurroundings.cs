using System.Buffers.Binary;
using System.Collections;
using ExcelChat.Connectors.LegacyExcel.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>What must be known of a sheet before its rows go by: hidden rows and columns, merged ranges, whether the rows are in order.</summary>
internal sealed class XlsSurroundings
{
    private const int MaxRow = 1 << 16;
    private const int MaxColumn = 256;

    private readonly List<CellRange> _merged = [];
    private readonly SortedSet<int> _hiddenColumns = [];
    private readonly Dictionary<(int Row, int Column), StoredFormula> _shared = [];
    private (int Row, int Column) _lastCell;
    private BitArray? _hiddenRows;

    private XlsSurroundings()
    {
    }

    public SheetLayout Layout => new() { MergedRanges = _merged, HiddenColumns = [.. _hiddenColumns] };

    /// <summary>Whether the cells come row by row, as Excel writes them.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>The formula that cells share, by the cell that came before it; rows and columns from 0.</summary>
    public StoredFormula? SharedFormula(int row, int column) => _shared.GetValueOrDefault((row, column));

    public bool IsHidden(int row) => _hiddenRows is not null && row <= MaxRow && _hiddenRows[row - 1];

    public static XlsSurroundings Read(XlsSheetRecords records, CancellationToken cancellationToken)
    {
        var surroundings = new XlsSurroundings();
        while (records.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            surroundings.Add(records.Type, records.Body);
        }

        return surroundings;
    }

    private void Add(int type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case XlsRecordType.Row when body.Length >= 14 && (body[12] & 0x20) != 0:
                (_hiddenRows ??= new(MaxRow))[Word(body, 0)] = true;
                break;
            case XlsRecordType.ColumnFormat when body.Length >= 10 && (body[8] & 1) != 0:
                for (var column = Word(body, 0); column <= Math.Min(Word(body, 1), MaxColumn - 1); column++)
                {
                    _hiddenColumns.Add(column + 1);
                }

                break;
            case XlsRecordType.MergedCells when body.Length >= 2:
                AddMerged(body[2..], Word(body, 0));
                break;
            case XlsRecordType.SharedFormula when StoredFormula.Of(body, 8) is { } formula:
                _shared.TryAdd(_lastCell, formula);
                break;
            case XlsRecordType.Array when StoredFormula.Of(body, 12) is { } formula:
                _shared.TryAdd(_lastCell, formula);
                break;
            default:
                if (body.Length >= 4 && XlsCells.IsCell(type))
                {
                    InOrder &= Word(body, 0) >= _lastCell.Row;
                    _lastCell = (Word(body, 0), Word(body, 1));
                }

                break;
        }
    }

    private void AddMerged(ReadOnlySpan<byte> ranges, int count)
    {
        for (; count > 0 && ranges.Length >= 8; count--, ranges = ranges[8..])
        {
            int firstRow = Word(ranges, 0), lastRow = Word(ranges, 1), firstColumn = Word(ranges, 2), lastColumn = Word(ranges, 3);
            if (firstRow <= lastRow && firstColumn <= lastColumn && lastColumn < MaxColumn)
            {
                _merged.Add(CellRange.Of(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1));
            }
        }
    }

    private static int Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(index * 2)..]);
}
