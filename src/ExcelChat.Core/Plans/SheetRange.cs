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
            && !CellAddress.TryParse(sheet, out _) && !IsRowAndColumn(sheet);
        return plain ? sheet : $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Whether a name is a reference in the other notation of Excel: R1C1, R, C2.</summary>
    private static bool IsRowAndColumn(string sheet)
    {
        var rest = sheet.AsSpan();
        rest = rest is ['R' or 'r', ..] ? rest[1..].TrimStart("0123456789") : rest;
        return (rest is ['C' or 'c', ..] ? rest[1..].TrimStart("0123456789") : rest).IsEmpty;
    }
}
