using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>A sheet of an xls file.</summary>
/// <param name="workbook">The file.</param>
/// <param name="position">Where the sheet's records begin.</param>
internal sealed class XlsSheet(XlsWorkbook workbook, long position) : LegacySheet(workbook.File)
{
    private XlsSurroundings? _surroundings;

    protected override RowReader OpenRows(Action check)
    {
        var surroundings = Surroundings(CancellationToken.None);
        return new XlsRowReader(workbook, Records(), surroundings);
    }

    protected override SheetLayout ReadLayout(CancellationToken cancellationToken) => Surroundings(cancellationToken).Layout;

    private XlsSurroundings Surroundings(CancellationToken cancellationToken)
    {
        if (_surroundings is null)
        {
            using var records = Records();
            _surroundings = XlsSurroundings.Read(records, cancellationToken);
        }

        return _surroundings;
    }

    private XlsSheetRecords Records() => new(workbook.OpenRecords(position));
}
