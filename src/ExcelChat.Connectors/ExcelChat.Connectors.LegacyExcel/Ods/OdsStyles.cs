using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>The styles of an OpenDocument file that tell what cells show and which sheets are hidden.</summary>
internal sealed class OdsStyles
{
    private const int MaxAncestors = 16;

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? DataStyle, string? Parent)> _cellStyles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberFormat> _formats = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hiddenTables = new(StringComparer.Ordinal);

    public bool HidesTable(string? style) => style is not null && _hiddenTables.Contains(style);

    /// <summary>Reads the element that the reader is on if it is a style.</summary>
    public void Read(OdsXml xml)
    {
        if (xml.Is(OdsXml.Style, "style"))
        {
            ReadStyle(xml);
        }
        else if (xml.IsElement && xml.Name.EndsWith("-style", StringComparison.Ordinal) && xml.Attribute(OdsXml.Style, "name") is { } name && IsDataStyle(xml))
        {
            _codes[name] = OdsFormatCode.Read(xml, _codes.GetValueOrDefault);
        }
    }

    /// <summary>The number format of a cell style; General when it has none.</summary>
    public NumberFormat Format(string? style)
    {
        if (style is null)
        {
            return NumberFormat.General;
        }

        if (!_formats.TryGetValue(style, out var format))
        {
            _formats[style] = format = Find(style);
        }

        return format;
    }

    private static bool IsDataStyle(OdsXml xml) => xml.Is(OdsXml.Number, xml.Name);

    private NumberFormat Find(string style)
    {
        string? next = style;
        for (var i = 0; i < MaxAncestors && next is not null && _cellStyles.TryGetValue(next, out var found); i++, next = found.Parent)
        {
            if (found.DataStyle is { } data)
            {
                return _codes.TryGetValue(data, out var code) ? NumberFormat.Parse(code) : NumberFormat.General;
            }
        }

        return NumberFormat.General;
    }

    private void ReadStyle(OdsXml xml)
    {
        var name = xml.Attribute(OdsXml.Style, "name") ?? "";
        switch (xml.Attribute(OdsXml.Style, "family"))
        {
            case "table-cell":
                _cellStyles[name] = (xml.Attribute(OdsXml.Style, "data-style-name"), xml.Attribute(OdsXml.Style, "parent-style-name"));
                break;
            case "table" when !xml.IsEmpty:
                for (var depth = xml.Depth; xml.ReadInside(depth);)
                {
                    if (xml.Is(OdsXml.Style, "table-properties") && xml.Attribute(OdsXml.Table, "display") is "false")
                    {
                        _hiddenTables.Add(name);
                    }
                }

                break;
        }
    }
}
