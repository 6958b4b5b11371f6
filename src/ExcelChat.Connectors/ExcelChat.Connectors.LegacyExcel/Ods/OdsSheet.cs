using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>A sheet of an ods file.</summary>
internal sealed class OdsSheet(OdsWorkbook workbook) : LegacySheet(workbook.File)
{
    protected override RowReader OpenRows() => Open();

    protected override SheetLayout ReadLayout(CancellationToken cancellationToken)
    {
        using var rows = Open();
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new() { MergedRanges = rows.Merged, HiddenColumns = rows.Columns.Hidden() };
    }

    private OdsRowReader Open() => new(workbook.File, workbook.Styles, OdsTable.Open(workbook.File, Index));
}
