using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>Opens the workbooks of Excel 2 to 2003 (xls, [MS-XLS] and its forerunners), encrypted ones too.</summary>
internal sealed class XlsReader : WorkbookReader
{
    public override async ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default)
    {
        var file = new LegacyFile(source, limits);
        if (file.Guard(() => XlsWorkbook.TryOpen(file)) is not { } workbook)
        {
            return null;
        }

        file.DefinedNames = workbook.Globals.Names.Defined;
        var identity = await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        return new(identity, file.Guard(() => Sheets(workbook, identity))) { DefinedNames = file.DefinedNames, CountsFrom1904 = workbook.Globals.Date1904 };
    }

    /// <summary>The sheets with cells: not charts, macros and code.</summary>
    private static List<Sheet> Sheets(XlsWorkbook workbook, WorkbookIdentity identity)
    {
        var entries = workbook.Globals.Sheets;
        if (workbook.Version < 5)
        {
            // Before Excel 5 a file is one sheet, and the sheet has the file's name.
            entries = [new(Path.GetFileNameWithoutExtension(identity.FileName), 0, SheetVisibility.Visible, 0)];
        }

        var sheets = new List<Sheet>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Type == 0)
            {
                sheets.Add(new XlsSheet(workbook, entries[i].Position) { Workbook = identity, Name = entries[i].Name, Index = i, Visibility = entries[i].Visibility });
            }
        }

        return sheets;
    }
}
