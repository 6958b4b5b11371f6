using System.Globalization;
using System.Text;
using System.Xml;

namespace ExcelChat.Workbooks;

/// <summary>Turns whatever a format's parser throws into the one typed error of this room.</summary>
internal static class WorkbookFault
{
    // Parsers repeat what they stumble over, and in a hostile file that is as long as the file.
    private const int MaxForeignText = 200;
    private const int KeptEnd = 50;

    /// <summary>Whether an exception tells of damage: not one of ours, not the caller's wish to stop, not the machine's end.</summary>
    public static bool IsDamage(Exception e) => e is not (WorkbookException or OperationCanceledException or OutOfMemoryException);

    /// <summary>What a parser found, in words for the reader of a message.</summary>
    public static string Reason(Exception cause) => IsDocumentType(cause) ? "it declares a document type (DTD), which no workbook may." : cause.Message;

    public static WorkbookException Damaged(string file, Exception cause, string? sheet = null, string? cell = null)
        => Damaged(file, Reason(cause), sheet, cell, cause);

    public static WorkbookException Damaged(string file, string found, string? sheet, string? cell = null, Exception? cause = null)
    {
        var place = (sheet, cell) switch
        {
            (null, _) => "",
            (_, null) => $" in sheet '{Short(sheet)}'",
            _ => $" in sheet '{Short(sheet)}' near cell {cell}",
        };
        return new(
            WorkbookProblem.Damaged,
            file,
            $"'{file}' is damaged{place}: {Short(found)} Open it in Excel, let Excel repair it, and save it again.",
            cause)
        {
            Sheet = sheet,
            Cell = cell,
        };
    }

    /// <summary>A file that asks more of the machine than a limit allows.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="limit">The name of the member of <see cref="WorkbookLimits"/>.</param>
    /// <param name="allowed">The limit's value.</param>
    /// <param name="found">What was found, as the end of a sentence that begins with the file's name.</param>
    /// <param name="sheet">The sheet at fault, or null.</param>
    public static WorkbookException Exceeded(string file, string limit, object allowed, string found, string? sheet = null) => new(
        WorkbookProblem.LimitExceeded,
        file,
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{file}' {Short(found)}, and WorkbookLimits.{limit} allows {allowed}. If you trust the file, raise the limit: UseWorkbookLimits(new() {{ {limit} = … }})."))
    {
        Limit = limit,
        Sheet = sheet,
    };

    /// <summary>Text that may come from the file as a person can read it: in one line, the middle of a long one left out, its end kept because there
    /// parsers say where they are.</summary>
    private static string Short(string text)
    {
        var cut = text.Length <= MaxForeignText ? text : $"{text[..(MaxForeignText - KeptEnd)]} … {text[^KeptEnd..]}";
        return string.Concat(cut.EnumerateRunes().Select(r => Rune.IsControl(r) ? " " : r.ToString()));
    }

    // The parser's own words tell a programmer to switch its protection off.
    private static bool IsDocumentType(Exception e) => e is XmlException && e.Message.Contains("DTD is prohibited", StringComparison.Ordinal);
}
