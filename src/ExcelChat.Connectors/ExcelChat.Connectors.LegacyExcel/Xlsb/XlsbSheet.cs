using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>A sheet of an xlsb file.</summary>
/// <param name="workbook">What the sheets share.</param>
/// <param name="part">The path of the sheet's part, or null when the workbook links to none.</param>
internal sealed class XlsbSheet(XlsbWorkbook workbook, string? part) : LegacySheet(workbook.File)
{
    private string Part => part ?? throw new InvalidDataException("the workbook links the sheet to no part of its own.");

    protected override RowReader OpenRows(Action check)
    {
        var package = workbook.OpenPackage();
        try
        {
            return new XlsbRowReader(workbook, package, package.Open(Part, check));
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    protected override SheetLayout ReadLayout(CancellationToken cancellationToken)
    {
        using var package = workbook.OpenPackage();
        using var records = package.Open(Part);
        var merged = new List<CellRange>();
        var hidden = new SortedSet<int>();
        while (records.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (records.Type)
            {
                case XlsbRecordType.Column when (records.Body[16] & 1) != 0:
                    AddColumns(hidden, Number(records.Body, 0), Number(records.Body, 1));
                    break;
                case XlsbRecordType.MergedRange:
                    AddRange(merged, records.Body);
                    break;
            }
        }

        return new() { MergedRanges = merged, HiddenColumns = [.. hidden] };
    }

    private static void AddColumns(SortedSet<int> hidden, int first, int last)
    {
        for (var column = Math.Max(first, 0); column <= Math.Min(last, CellAddress.MaxColumn - 1); column++)
        {
            hidden.Add(column + 1);
        }
    }

    private static void AddRange(List<CellRange> merged, ReadOnlySpan<byte> body)
    {
        int firstRow = Number(body, 0), lastRow = Number(body, 1), firstColumn = Number(body, 2), lastColumn = Number(body, 3);
        if (firstRow >= 0 && firstRow <= lastRow && lastRow < CellAddress.MaxRow && firstColumn >= 0 && firstColumn <= lastColumn && lastColumn < CellAddress.MaxColumn)
        {
            merged.Add(CellRange.Of(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1));
        }
    }

    private static int Number(ReadOnlySpan<byte> body, int index) => BinaryPrimitives.ReadInt32LittleEndian(body[(index * 4)..]);
}
