using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>Reads the records that hold cells ([MS-XLSB] 2.4.305 and its neighbours).</summary>
internal sealed class XlsbCells(XlsbWorkbook workbook)
{
    private const int StyleMask = 0xFFFFFF;

    private readonly XlsbFormulas _formulas = new(workbook.Names.References);

    /// <summary>Reads a record if it holds a cell.</summary>
    /// <returns>The column of the cell, or of the one before when there is none.</returns>
    public int Read(XlsbRecords records, int row, int previousColumn, RowCells cells)
    {
        var type = records.Type;
        var body = records.Body;
        var column = previousColumn + 1;
        switch (type)
        {
            case >= XlsbRecordType.Blank and <= XlsbRecordType.FormulaError or XlsbRecordType.RichText:
                column = BinaryPrimitives.ReadInt32LittleEndian(body) + 1;
                body = body[4..];
                break;
            case >= XlsbRecordType.ShortBlank and <= XlsbRecordType.ShortSharedString:
                type -= XlsbRecordType.ShortBlank - XlsbRecordType.Blank;
                break;
            case XlsbRecordType.SharedFormula or XlsbRecordType.Array:
                _formulas.ReadShared(type, body, cells);
                return previousColumn;
            default:
                return previousColumn;
        }

        if (column is < 1 or > CellAddress.MaxColumn)
        {
            throw new InvalidDataException($"a cell of row {row} has the column number {column}.");
        }

        var format = workbook.Format(BinaryPrimitives.ReadInt32LittleEndian(body) & StyleMask);
        var at = new CellAddress(row, column);
        cells.Add(new(at, Value(type, body[4..], format), format, Formula(type, body[4..], at)));
        return column;
    }

    private CellValue Value(int type, ReadOnlySpan<byte> content, NumberFormat format) => type switch
    {
        XlsbRecordType.Rk => Number(CellValues.Rk(BinaryPrimitives.ReadInt32LittleEndian(content)), format),
        XlsbRecordType.Real or XlsbRecordType.FormulaNumber => Number(BinaryPrimitives.ReadDoubleLittleEndian(content), format),
        XlsbRecordType.Boolean or XlsbRecordType.FormulaBoolean => CellValue.OfBoolean(content[0] != 0),
        XlsbRecordType.Error or XlsbRecordType.FormulaError => CellValues.Error(content[0]),
        XlsbRecordType.Text or XlsbRecordType.FormulaText => Text(content),
        XlsbRecordType.RichText => Text(content[1..]),
        XlsbRecordType.SharedString => CellValue.OfText(workbook.SharedString(BinaryPrimitives.ReadInt32LittleEndian(content))),
        _ => CellValue.Blank,
    };

    private string? Formula(int type, ReadOnlySpan<byte> content, CellAddress at)
    {
        switch (type)
        {
            case XlsbRecordType.FormulaNumber:
                return _formulas.Read(content[8..], at);
            case XlsbRecordType.FormulaBoolean or XlsbRecordType.FormulaError:
                return _formulas.Read(content[1..], at);
            case XlsbRecordType.FormulaText:
                _ = XlsbRecords.Text(ref content);
                return _formulas.Read(content, at);
            default:
                return null;
        }
    }

    private CellValue Number(double number, NumberFormat format) => CellValues.Number(number, format, workbook.Date1904);

    private static CellValue Text(ReadOnlySpan<byte> content) => CellValue.OfText(XlsbRecords.Text(ref content) ?? "");
}
