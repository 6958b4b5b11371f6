using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>A sheet of an ods file.</summary>
internal sealed class OdsSheet(OdsWorkbook workbook) : LegacySheet(workbook.File)
{
    protected override RowReader OpenRows(Action check) => Open(check);

    protected override SheetLayout ReadLayout(CancellationToken cancellationToken)
    {
        using var rows = Open(cancellationToken.ThrowIfCancellationRequested);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new() { MergedRanges = rows.Merged, HiddenColumns = rows.Columns.Hidden() };
    }

    private OdsRowReader Open(Action check) => new(workbook.File, workbook.Styles, OdsTable.Open(workbook.File, Index, check));
}
