using System.IO.Compression;
using System.Text;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Writes packages of named parts.</summary>
internal static class ZipWriter
{
    public static byte[] Write(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An xlsx workbook of one sheet with one number.</summary>
    public static byte[] Xlsx(double value) => Write(
        ("xl/workbook.xml", Utf8("<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='S' r:id='a'/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Utf8("<Relationships><Relationship Id='a' Type='x/worksheet' Target='s.xml'/></Relationships>")),
        ("xl/s.xml", Utf8(FormattableString.Invariant($"<worksheet><sheetData><row r='1'><c r='A1'><v>{value}</v></c></row></sheetData></worksheet>"))));
}
