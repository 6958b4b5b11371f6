using ExcelChat.Workbooks;

namespace ExcelChat.Plans;

/// <summary>A rectangle of cells in a workbook.</summary>
/// <param name="Workbook">The workbook.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Range">The rectangle.</param>
public sealed record SheetRange(WorkbookIdentity Workbook, string Sheet, CellRange Range)
{
    /// <summary>The range as Excel writes it, with its sheet, quoted where it must be: <c>'Q3 plan'!B4:D19</c>.</summary>
    public override string ToString() => $"{Quote(Sheet)}!{Range}";

    private static string Quote(string sheet)
    {
        var plain = sheet.Length > 0 && !char.IsAsciiDigit(sheet[0]) && sheet.All(c => char.IsLetterOrDigit(c) || c is '_')
            && !CellAddress.TryParse(sheet, out _);
        return plain ? sheet : $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
