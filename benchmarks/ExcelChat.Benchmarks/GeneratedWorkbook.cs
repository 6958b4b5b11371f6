using System.Globalization;
using System.IO.Compression;

namespace ExcelChat.Benchmarks;

/// <summary>Writes a workbook of one table: a number, a date, two categories, a code of its own for each row, five figures.</summary>
internal static class GeneratedWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly string[] Strings =
        ["Order Id", "Ordered", "Region", "Product", "Reference", "Units", "Price (EUR)", "Revenue (EUR)", "Score", "Rating", "North", "South", "East", "West", "Bolt", "Nut", "Screw", "Washer", "Nail"];

    public static void Write(string path, int rows)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        Part(zip, "_rels/.rels", $"<Relationships xmlns=\"{PackageLinks}\"><Relationship Id=\"r1\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Orders\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{PackageLinks}\"><Relationship Id=\"r1\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Links}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{Links}/styles\" Target=\"styles.xml\"/></Relationships>");
        Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        Part(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(Strings.Select(s => $"<si><t>{s}</t></si>"))}</sst>");
        using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open());
        sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">");
        for (var c = 0; c < 10; c++)
        {
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + c)}1\" t=\"s\"><v>{c}</v></c>"));
        }

        sheet.Write("</row>");
        var random = new Random(4);
        for (var row = 2; row <= rows; row++)
        {
            WriteRow(sheet, row, random);
        }

        sheet.Write("</sheetData></worksheet>");
    }

    private static void WriteRow(StreamWriter sheet, int row, Random random)
    {
        var (units, price) = (random.Next(1, 500), random.Next(100, 100_000) / 100.0);
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\"><v>{100_000 + row}</v></c><c r=\"B{row}\" s=\"1\"><v>{43_831 + random.Next(2000)}</v></c>"));
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"C{row}\" t=\"s\"><v>{random.Next(10, 14)}</v></c><c r=\"D{row}\" t=\"s\"><v>{random.Next(14, 19)}</v></c>"));
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"E{row}\" t=\"inlineStr\"><is><t>REF-{row:D7}</t></is></c><c r=\"F{row}\"><v>{units}</v></c>"));
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"G{row}\"><v>{price}</v></c><c r=\"H{row}\"><v>{Math.Round(units * price, 2)}</v></c>"));
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"I{row}\"><v>{random.NextDouble():R}</v></c><c r=\"J{row}\"><v>{random.Next(1, 6)}</v></c></row>"));
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
