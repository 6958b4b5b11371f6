using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>What the sheets of an xlsb file share; the strings and the formats are read when a cell first needs them.</summary>
internal sealed class XlsbWorkbook
{
    private readonly Lazy<List<string>> _strings;
    private readonly Lazy<List<NumberFormat>> _formats;
    private readonly List<XlsbSheetEntry> _sheets = [];

    public XlsbWorkbook(LegacyFile file, XlsbPackage package)
    {
        File = file;
        var links = package.Links(package.Workbook);
        string? Part(string type) => links.FirstOrDefault(link => link.Type == type && package.Has(link.Target))?.Target;
        var (strings, styles) = (Part("sharedStrings"), Part("styles"));
        _strings = new(() => Read(strings, ReadStrings));
        _formats = new(() => Read(styles, XlsbStyles.Read));
        ReadManifest(package, links);
    }

    public LegacyFile File { get; }

    /// <summary>Its sheets with cells, in order: not charts, macros and dialogs.</summary>
    public IReadOnlyList<XlsbSheetEntry> Sheets => _sheets;

    public XlsbNames Names { get; } = new();

    /// <summary>Whether its dates count from 1904.</summary>
    public bool Date1904 { get; private set; }

    /// <summary>A shared string; empty when the file has none of that number.</summary>
    public string SharedString(int index) => (uint)index < (uint)_strings.Value.Count ? _strings.Value[index] : "";

    /// <summary>The number format of a cell style; General when there is no such style.</summary>
    public NumberFormat Format(int style) => (uint)style < (uint)_formats.Value.Count ? _formats.Value[style] : NumberFormat.General;

    public XlsbPackage OpenPackage() => XlsbPackage.TryOpen(File) ?? throw new InvalidDataException("its package is gone.");

    private void ReadManifest(XlsbPackage package, IReadOnlyList<XlsbLink> links)
    {
        using var records = package.Open(package.Workbook);
        for (var index = 0; records.Read();)
        {
            if (records.Type == XlsbRecordType.WorkbookProperties && records.Body.Length > 0)
            {
                Date1904 |= (records.Body[0] & 1) != 0;
            }
            else if (records.Type == XlsbRecordType.SheetEntry)
            {
                AddSheet(records.Body, index++, links);
            }
            else
            {
                Names.Read(records.Type, records.Body);
            }
        }
    }

    private void AddSheet(ReadOnlySpan<byte> body, int index, IReadOnlyList<XlsbLink> links)
    {
        if (index >= File.Limits.MaxSheets)
        {
            throw File.Exceeded(nameof(WorkbookLimits.MaxSheets), File.Limits.MaxSheets, "has more sheets");
        }

        var visibility = BinaryPrimitives.ReadInt32LittleEndian(body) switch { 1 => SheetVisibility.Hidden, 2 => SheetVisibility.VeryHidden, _ => SheetVisibility.Visible };
        var rest = body[8..];
        var id = XlsbRecords.Text(ref rest);
        var name = XlsbRecords.Text(ref rest) ?? "";
        Names.References.AddSheet(name);
        var link = links.FirstOrDefault(l => l.Id == id);
        if (id is not null && link is null or { Type: "worksheet" })
        {
            _sheets.Add(new(name, index, link?.Target, visibility));
        }
    }

    private List<string> ReadStrings(XlsbRecords records)
    {
        var strings = new List<string>();
        var total = 0L;
        while (records.Read())
        {
            if (records.Type == XlsbRecordType.StringItem)
            {
                var body = records.Body[1..];
                strings.Add(XlsbRecords.Text(ref body) ?? "");
                total += strings[^1].Length;
                if (total > File.Limits.MaxSharedStringBytes)
                {
                    throw File.Exceeded(nameof(WorkbookLimits.MaxSharedStringBytes), File.Limits.MaxSharedStringBytes, "has more text in its cells");
                }
            }
        }

        return strings;
    }

    private List<T> Read<T>(string? part, Func<XlsbRecords, List<T>> read) => File.Guard(() =>
    {
        if (part is null)
        {
            return [];
        }

        using var package = OpenPackage();
        using var records = package.Open(part);
        return read(records);
    });
}
