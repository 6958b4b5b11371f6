using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Generation;

/// <summary>Writes an xlsx package: the sheets as they come, then the strings that they share and the parts that name it all.</summary>
internal sealed class PackageWriter(Stream file) : IDisposable
{
    private const string Header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // Fixed, so that the same seed gives the same bytes.
    private static readonly DateTimeOffset Stamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // By the index that cells name as their style: General, a date, #,##0, #,##0.00 and 0.00%.
    private static readonly int[] NumberFormats = [0, 164, 3, 4, 10];

    private readonly ZipArchive _zip = new(file, ZipArchiveMode.Create);
    private readonly List<string> _sheets = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _strings = [];

    /// <summary>What has been written so far, for readers to find again.</summary>
    public Tally Written { get; } = new() { Characters = 0 };

    /// <summary>The index of a shared string, which is added when it is new.</summary>
    public int Share(string text)
    {
        if (!_indexes.TryGetValue(text, out var index))
        {
            index = _strings.Count;
            _indexes.Add(text, index);
            _strings.Add(text);
        }

        return index;
    }

    public SheetWriter AddSheet(string name, int rows, int columns)
    {
        _sheets.Add(name);
        return new(this, Open(Name(_sheets.Count)), rows, columns);
    }

    /// <summary>Writes the parts that name the sheets; without it the file is no workbook.</summary>
    public void Finish()
    {
        if (_strings.Count > 0)
        {
            WriteStrings();
        }

        WritePart("xl/styles.xml", Styles);
        WritePart("xl/workbook.xml", Workbook());
        WritePart("xl/_rels/workbook.xml.rels", WorkbookRelations());
        WritePart("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        WritePart("[Content_Types].xml", ContentTypes());
    }

    public void Dispose() => _zip.Dispose();

    private static string Styles =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"5\">"
        + string.Concat(NumberFormats.Select(id => $"<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"))
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    private static string Name(int sheet) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheet}.xml");

    private string Workbook()
        => $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView/></bookViews><sheets>"
        + string.Concat(_sheets.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))
        + "</sheets></workbook>";

    private string WorkbookRelations()
    {
        var relations = _sheets.Select((_, i) => Relation(i + 1, "worksheet", Name(i + 1)[3..])).Append(Relation(_sheets.Count + 1, "styles", "styles.xml"));
        if (_strings.Count > 0)
        {
            relations = relations.Append(Relation(_sheets.Count + 2, "sharedStrings", "sharedStrings.xml"));
        }

        return $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations)}</Relationships>";
    }

    private static string Relation(int id, string type, string target)
        => string.Create(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>");

    private string ContentTypes()
    {
        var parts = _sheets.Select((_, i) => Override(Name(i + 1), "worksheet")).Append(Override("xl/workbook.xml", "sheet.main")).Append(Override("xl/styles.xml", "styles"));
        if (_strings.Count > 0)
        {
            parts = parts.Append(Override("xl/sharedStrings.xml", "sharedStrings"));
        }

        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/>{string.Concat(parts)}</Types>";
    }

    private static string Override(string part, string type) => $"<Override PartName=\"/{part}\" ContentType=\"{Types}{type}+xml\"/>";

    private void WriteStrings()
    {
        using var writer = new StreamWriter(Open("xl/sharedStrings.xml"), new UTF8Encoding(false), 1 << 16);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Header}<sst xmlns=\"{Main}\" count=\"{_strings.Count}\" uniqueCount=\"{_strings.Count}\">"));
        foreach (var text in _strings)
        {
            writer.Write("<si><t>");
            writer.Write(SecurityElement.Escape(text));
            writer.Write("</t></si>");
        }

        writer.Write("</sst>");
    }

    private void WritePart(string name, string xml)
    {
        using var stream = Open(name);
        stream.Write(Encoding.UTF8.GetBytes(Header + xml));
    }

    private Stream Open(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }
}
