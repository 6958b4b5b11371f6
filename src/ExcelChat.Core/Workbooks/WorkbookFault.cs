using System.Xml;

namespace ExcelChat.Workbooks;

/// <summary>Turns whatever a format's parser throws into the one typed error of this room.</summary>
internal static class WorkbookFault
{
    /// <summary>Whether an exception tells of damage: not one of ours, not the caller's wish to stop, not the machine's end.</summary>
    public static bool IsDamage(Exception e) => e is not (WorkbookException or OperationCanceledException or OutOfMemoryException);

    public static WorkbookException Damaged(string file, Exception cause, string? sheet = null, string? cell = null)
        => Damaged(file, IsDocumentType(cause) ? "it declares a document type (DTD), which no workbook may." : cause.Message, sheet, cell, cause);

    public static WorkbookException Damaged(string file, string found, string? sheet, string? cell = null, Exception? cause = null)
    {
        var place = (sheet, cell) switch
        {
            (null, _) => "",
            (_, null) => $" in sheet '{sheet}'",
            _ => $" in sheet '{sheet}' near cell {cell}",
        };
        return new(
            WorkbookProblem.Damaged,
            file,
            $"'{file}' is damaged{place}: {found} Open it in Excel, let Excel repair it, and save it again.",
            cause)
        {
            Sheet = sheet,
            Cell = cell,
        };
    }

    // The parser's own words tell a programmer to switch its protection off.
    private static bool IsDocumentType(Exception e) => e is XmlException && e.Message.Contains("DTD is prohibited", StringComparison.Ordinal);
}
