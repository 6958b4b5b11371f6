using System.IO.Compression;
using ExcelChat.Connectors.Tests.LegacyExcel;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>Files that people give by mistake.</summary>
internal static class BadFile
{
    /// <summary>Each file's name, and a word of what must be said about it.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["missing.xlsx"] = "There is no file",
        ["folder.xlsx"] = "is a folder",
        ["empty.xlsx"] = "is empty",
        ["page.xls"] = "a web page or an XML document, not a workbook",
        ["picture.xlsx"] = "not a workbook",
        ["secret.xlsx"] = "encrypted with a password",
        ["cut.xlsx"] = "broken download",
        ["blank.xlsx"] = "none has a cell with a value",
    };

    /// <summary>Makes one of them and returns its path.</summary>
    public static string Make(TempFolder folder, string name) => name switch
    {
        "missing.xlsx" => folder[name],
        "folder.xlsx" => Directory.CreateDirectory(folder[name]).FullName,
        "empty.xlsx" => folder.Write(name, content: []),
        "page.xls" => folder.Write(name, "<html><body><table><tr><td>Total</td></tr></table></body></html>"),
        "picture.xlsx" => folder.Write(name, content: [0x89, .. "PNG\r\n\x1A\n\0\0\0\rIHDR"u8]),
        "secret.xlsx" => folder.Write(name, PackageEncryptor.Agile(BlankWorkbook(), "secret")),
        "cut.xlsx" => folder.Write(name, File.ReadAllBytes(Path.Combine(Repository.Root, Excelchat.Staff))[..2000]),
        "blank.xlsx" => folder.Write(name, BlankWorkbook()),
        _ => throw new ArgumentException($"No recipe for {name}.", nameof(name)),
    };

    private static byte[] BlankWorkbook()
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "_rels/.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Links}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Links}'><sheets><sheet name='Sheet1' sheetId='1' r:id='r1'/></sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Links}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            Part(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData/></worksheet>");
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using StreamWriter part = new(zip.CreateEntry(name).Open());
        part.Write(xml);
    }
}
