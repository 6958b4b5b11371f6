using System.IO.Compression;
using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>Writes tiny xlsx files as raw parts, so that a test can break any rule of the format.</summary>
internal sealed class WorkbookBuilder
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    // The same parts are the same bytes, whenever they are written.
    private static readonly DateTimeOffset Written = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly List<(string Name, string Attributes)> _sheets = [];
    private readonly Dictionary<string, string> _links = [];
    private string _workbookExtras = "";

    public string WorkbookProperties { get; init; } = "";

    /// <summary>Adds a sheet whose sheetData has this content.</summary>
    public WorkbookBuilder Sheet(string name, string rows, string before = "", string after = "", string attributes = "")
        => RawSheet(name, $"<worksheet xmlns='{Main}' xmlns:r='{Relations}'>{before}<sheetData>{rows}</sheetData>{after}</worksheet>", attributes);

    public WorkbookBuilder RawSheet(string name, string xml, string attributes = "")
    {
        _sheets.Add((name, attributes));
        return Part($"xl/worksheets/sheet{_sheets.Count}.xml", xml);
    }

    /// <summary>Adds the items of the shared strings, each the inside of an si element.</summary>
    public WorkbookBuilder Strings(params string[] items)
        => Part("xl/sharedStrings.xml", $"<sst xmlns='{Main}'>{string.Concat(items.Select(i => $"<si>{i}</si>"))}</sst>");

    /// <summary>Adds styles; cell style n (from 1) has the n-th code, style 0 is General.</summary>
    public WorkbookBuilder Formats(params string[] codes)
    {
        var formats = codes.Select((code, i) => $"<numFmt numFmtId='{164 + i}' formatCode='{System.Security.SecurityElement.Escape(code)}'/>");
        var styles = codes.Select((_, i) => $"<xf numFmtId='{164 + i}'/>");
        return Part("xl/styles.xml", $"<styleSheet xmlns='{Main}'><numFmts>{string.Concat(formats)}</numFmts><cellXfs><xf numFmtId='0'/>{string.Concat(styles)}</cellXfs></styleSheet>");
    }

    public WorkbookBuilder Names(string definedNames)
    {
        _workbookExtras = $"<definedNames>{definedNames}</definedNames>";
        return this;
    }

    /// <summary>Adds elements to the workbook part, after the sheets.</summary>
    public WorkbookBuilder Extras(string xml)
    {
        _workbookExtras += xml;
        return this;
    }

    /// <summary>Adds a link from a part, from the package itself when the path is empty.</summary>
    public WorkbookBuilder Link(string from, string id, string type, string target, bool external = false)
    {
        _links[from] = _links.GetValueOrDefault(from, "") + $"<Relationship Id='{id}' Type='{Relations}/{type}' Target='{target}'{(external ? " TargetMode='External'" : "")}/>";
        return this;
    }

    /// <summary>Adds a table to the last sheet, beside a hyperlink that is no valid URI.</summary>
    public WorkbookBuilder Table(string attributes)
    {
        var links = $"<Relationship Id='rId1' Type='{Relations}/hyperlink' Target='http://[bad,mailto:a@b@c' TargetMode='External'/>"
            + $"<Relationship Id='rId2' Type='{Relations}/table' Target='../tables/table1.xml'/>";
        Part($"xl/worksheets/_rels/sheet{_sheets.Count}.xml.rels", $"<Relationships xmlns='{Package}/relationships'>{links}</Relationships>");
        return Part("xl/tables/table1.xml", $"<table xmlns='{Main}' {attributes}/>");
    }

    public WorkbookBuilder Part(string path, string xml) => Part(path, Encoding.UTF8.GetBytes(xml));

    public WorkbookBuilder Part(string path, byte[] content)
    {
        _parts[path] = content;
        return this;
    }

    public WorkbookSource Build(string name = "test.xlsx", char separator = '/') => WorkbookSource.FromBytes(name, BuildBytes(separator));

    /// <param name="separator">What stands between the folders of a part's path.</param>
    /// <param name="stored">A part that is not compressed.</param>
    public byte[] BuildBytes(char separator = '/', string? stored = null)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in Frame().Concat(_parts))
            {
                var entry = zip.CreateEntry(path.Replace('/', separator), path == stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Written;
                using var part = entry.Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The parts that every workbook has, unless the test wrote its own.</summary>
    private IEnumerable<KeyValuePair<string, byte[]>> Frame()
    {
        var sheets = string.Concat(_sheets.Select((s, i) => $"<sheet name='{s.Name}' sheetId='{i + 1}' r:id='s{i + 1}' {s.Attributes}/>"));
        var links = string.Concat(_sheets.Select((_, i) => $"<Relationship Id='s{i + 1}' Type='{Relations}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>"));
        var frame = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Relations}/officeDocument' Target='xl/workbook.xml'/>{_links.GetValueOrDefault("")}</Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns='{Main}' xmlns:r='{Relations}'><workbookPr {WorkbookProperties}/><sheets>{sheets}</sheets>{_workbookExtras}</workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns='{Package}/relationships'>{links}"
                + $"<Relationship Id='x1' Type='{Relations}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='x2' Type='{Relations}/styles' Target='/xl/styles.xml'/>{_links.GetValueOrDefault("xl/workbook.xml")}</Relationships>",
        };
        foreach (var (from, own) in _links.Where(l => l.Key is not ("" or "xl/workbook.xml")))
        {
            var slash = from.LastIndexOf('/') + 1;
            frame[$"{from[..slash]}_rels/{from[slash..]}.rels"] = $"<Relationships xmlns='{Package}/relationships'>{own}</Relationships>";
        }

        return frame.Where(p => !_parts.ContainsKey(p.Key)).Select(p => KeyValuePair.Create(p.Key, Encoding.UTF8.GetBytes(p.Value)));
    }
}
