using System.Buffers.Binary;
using ExcelChat.Connectors.LegacyExcel.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>Reads the records that hold cells ([MS-XLS] 2.3.2 and the forms of BIFF 2 to 5).</summary>
internal sealed class XlsCells(XlsWorkbook workbook, XlsSurroundings surroundings)
{
    private const int StyleAt = 4;

    private readonly XlsGlobals _globals = workbook.Globals;
    private readonly int _headLength = workbook.Version == 2 ? 7 : 6;

    /// <summary>Whether a record holds cells, which it begins with their row.</summary>
    public static bool IsCell(int type) => IsFormula(type) || type is XlsRecordType.LabelSharedString or XlsRecordType.Rk or XlsRecordType.MulRk
        or XlsRecordType.Number or XlsRecordType.Number2 or XlsRecordType.Integer2 or XlsRecordType.Label or XlsRecordType.Label2
        or XlsRecordType.RichString or XlsRecordType.BoolErr or XlsRecordType.BoolErr2;

    /// <summary>Reads the cells of a record; <paramref name="awaitsText"/> says that a STRING record holds the value of the last.</summary>
    public void Read(XlsSheetRecords records, RowCells cells, out Cell? awaitsText)
    {
        awaitsText = null;
        var body = records.Body;
        if (body.Length < _headLength)
        {
            return;
        }

        var at = new CellAddress(Word(body) + 1, Word(body[2..]) + 1);
        if (records.Type == XlsRecordType.MulRk)
        {
            ReadMulRk(body, at, cells);
            return;
        }

        var format = Format(body);
        if (IsFormula(records.Type))
        {
            awaitsText = ReadFormula(body[_headLength..], at, format, cells);
            return;
        }

        cells.Add(new(at, Value(records, format), format));
    }

    /// <summary>The cell of a formula whose text came in a record of its own.</summary>
    public Cell WithText(Cell cell, XlsSheetRecords records) => new(cell.Address, CellValue.OfText(_globals.Text.Long(records.Bytes())), cell.Format, cell.Formula);

    private static bool IsFormula(int type) => type is XlsRecordType.Formula or XlsRecordType.Formula3 or XlsRecordType.Formula4;

    private CellValue Value(XlsSheetRecords records, NumberFormat format)
    {
        var content = records.Body[_headLength..];
        return records.Type switch
        {
            XlsRecordType.LabelSharedString => SharedString(BinaryPrimitives.ReadInt32LittleEndian(content)),
            XlsRecordType.Rk => Number(CellValues.Rk(BinaryPrimitives.ReadInt32LittleEndian(content)), format),
            XlsRecordType.Integer2 => Number(Word(content), format),
            XlsRecordType.Number or XlsRecordType.Number2 => Number(BinaryPrimitives.ReadDoubleLittleEndian(content), format),
            XlsRecordType.BoolErr or XlsRecordType.BoolErr2 => content[1] == 0 ? CellValue.OfBoolean(content[0] != 0) : CellValues.Error(content[0]),
            _ => Label(records),
        };
    }

    private CellValue Label(XlsSheetRecords records)
    {
        var bytes = records.Bytes();
        bytes.Skip(_headLength);
        return CellValue.OfText(_globals.Text.Long(bytes));
    }

    private CellValue SharedString(int index)
        => CellValue.OfText((uint)index < (uint)_globals.SharedStrings.Count ? _globals.SharedStrings[index] : "");

    private void ReadMulRk(ReadOnlySpan<byte> body, CellAddress first, RowCells cells)
    {
        var column = first.Column;
        for (var rest = body[4..]; rest.Length >= 8; rest = rest[6..], column++)
        {
            var format = _globals.Formats.OfStyle(Word(rest));
            cells.Add(new(new(first.Row, column), Number(CellValues.Rk(BinaryPrimitives.ReadInt32LittleEndian(rest[2..])), format), format));
        }
    }

    /// <summary>Reads a formula with its result ([MS-XLS] 2.5.133): a number, or what two bytes of ones say it is.</summary>
    /// <returns>The cell when its text comes in a record of its own.</returns>
    private Cell? ReadFormula(ReadOnlySpan<byte> content, CellAddress at, NumberFormat format, RowCells cells)
    {
        var formula = Formula(content, at);
        var special = BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) == 0xFFFF;
        if (special && content[0] == 0)
        {
            return new Cell(at, CellValue.Blank, format, formula);
        }

        var value = !special ? Number(BinaryPrimitives.ReadDoubleLittleEndian(content), format) : content[0] switch
        {
            1 => CellValue.OfBoolean(content[2] != 0),
            2 => CellValues.Error(content[2]),
            _ => CellValue.Blank,
        };
        cells.Add(new(at, value, format, formula));
        return null;
    }

    /// <summary>The formula in A1 notation; null before Excel 97, and when it is not understood.</summary>
    private string? Formula(ReadOnlySpan<byte> content, CellAddress at)
    {
        const byte InAnotherCell = 1;
        const int LengthAt = 14;
        if (workbook.Version < 8 || StoredFormula.Of(content, LengthAt) is not { } stored)
        {
            return null;
        }

        return stored.Tokens is [InAnotherCell, _, _, _, _]
            ? surroundings.SharedFormula(Word(stored.Tokens.AsSpan(1)), Word(stored.Tokens.AsSpan(3)))?.Write(_globals.Names.References, at, wide: false)
            : stored.Write(_globals.Names.References, at, wide: false);
    }

    private CellValue Number(double number, NumberFormat format) => CellValues.Number(number, format, _globals.Date1904);

    // A cell of BIFF 2 names its format itself.
    private NumberFormat Format(ReadOnlySpan<byte> body) => workbook.Version == 2
        ? _globals.Formats.Of(body[StyleAt + 1] & 0x3F)
        : _globals.Formats.OfStyle(Word(body[StyleAt..]));

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
