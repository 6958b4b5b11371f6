using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>What an ods file says before its rows: styles, sheets, names.</summary>
internal sealed class OdsWorkbook
{
    public const string Content = "content.xml";

    private readonly List<(string Name, bool Hidden)> _sheets = [];
    private readonly List<DefinedName> _names = [];

    private OdsWorkbook(LegacyFile file) => File = file;

    public LegacyFile File { get; }

    public OdsStyles Styles { get; } = new();

    public IReadOnlyList<(string Name, bool Hidden)> Sheets => _sheets;

    public IReadOnlyList<DefinedName> Names => _names;

    public static OdsWorkbook Read(LegacyFile file, SafeZip zip)
    {
        var workbook = new OdsWorkbook(file);
        foreach (var part in (string[])["styles.xml", Content])
        {
            if (zip.Has(part))
            {
                using var xml = new OdsXml(zip.OpenXml(part));
                workbook.Read(xml);
            }
        }

        return workbook;
    }

    /// <summary>Whether the reader is on a start tag inside which sheets lie, or on no start tag.</summary>
    public static bool HoldsTables(OdsXml xml) => !xml.IsElement || (xml.Is(OdsXml.Office, xml.Name) && xml.Name is "document-content" or "document" or "body" or "spreadsheet");

    private void Read(OdsXml xml)
    {
        while (xml.Read())
        {
            if (xml.Is(OdsXml.Table, "table"))
            {
                AddSheet(xml);
                xml.Skip();
            }
            else if (xml.Is(OdsXml.Table, "named-range") && xml.Attribute(OdsXml.Table, "name") is { } name)
            {
                _names.Add(new(name, OdsFormula.Reference(xml.Attribute(OdsXml.Table, "cell-range-address") ?? ""), Sheet: null));
            }
            else if (xml.Is(OdsXml.Table, "tracked-changes"))
            {
                xml.Skip();
            }
            else
            {
                Styles.Read(xml);
            }
        }
    }

    private void AddSheet(OdsXml xml)
    {
        if (_sheets.Count >= File.Limits.MaxSheets)
        {
            throw File.Exceeded(nameof(WorkbookLimits.MaxSheets), File.Limits.MaxSheets, "has more sheets");
        }

        _sheets.Add((xml.Attribute(OdsXml.Table, "name") ?? "", Styles.HidesTable(xml.Attribute(OdsXml.Table, "style-name"))));
    }
}
