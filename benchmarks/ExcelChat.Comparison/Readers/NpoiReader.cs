using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace ExcelChat.Comparison.Readers;

internal sealed class NpoiReader : ComparedReader
{
    public override string Name => "npoi";

    public override string Description => "NPOI 2.4.1, the document in memory (XSSFWorkbook)";

    public override long MaxCells => 3_000_000;

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally();
        using var stream = File.OpenRead(path);
        var workbook = new XSSFWorkbook(stream);
        for (var i = 0; i < workbook.NumberOfSheets; i++)
        {
            foreach (IRow row in workbook.GetSheetAt(i))
            {
                foreach (var cell in row.Cells)
                {
                    Add(cell, cell.CellType == CellType.Formula ? cell.CachedFormulaResultType : cell.CellType, tally);
                }
            }
        }

        workbook.Close();
        return new(tally);
    }

    private static void Add(ICell cell, CellType type, Tally tally)
    {
        switch (type)
        {
            case CellType.Numeric:
                tally.AddNumber(cell.NumericCellValue);
                break;
            case CellType.String:
                tally.AddText(cell.StringCellValue);
                break;
            case CellType.Boolean:
                tally.AddBoolean();
                break;
        }
    }
}
