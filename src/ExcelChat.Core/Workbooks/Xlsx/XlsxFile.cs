using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What the sheets of one workbook share: where its parts are, its date system, its strings and its number formats.</summary>
internal sealed class XlsxFile
{
    private readonly Lazy<string[]> _strings;
    private readonly Lazy<NumberFormat[]> _formats;

    public XlsxFile(WorkbookSource source, string? sharedStrings, string? styles)
    {
        Source = source;
        _strings = new(() => Read(sharedStrings, XlsxSharedStrings.Read));
        _formats = new(() => Read(styles, XlsxStyles.Read));
    }

    public WorkbookSource Source { get; }

    /// <summary>Whether its dates count from 1904.</summary>
    public bool Date1904 { get; init; }

    /// <summary>A shared string; empty when the file has none of that number.</summary>
    public string SharedString(int index)
    {
        var strings = _strings.Value;
        return (uint)index < (uint)strings.Length ? strings[index] : "";
    }

    /// <summary>The number format of a cell style; General when the file has no style of that number.</summary>
    public NumberFormat Format(int style)
    {
        var formats = _formats.Value;
        return (uint)style < (uint)formats.Length ? formats[style] : NumberFormat.General;
    }

    private T[] Read<T>(string? part, Func<XmlReader, T[]> read)
    {
        if (part is null)
        {
            return [];
        }

        try
        {
            using var package = XlsxPackage.Open(Source);
            using var xml = package.OpenXml(part);
            return read(xml);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(Source.Name, e);
        }
    }
}
