using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>The number formats of a workbook: the codes by number (by order before BIFF 5), and the number of each cell style.</summary>
internal sealed class XlsFormats
{
    private readonly Dictionary<int, string> _codes = [];
    private readonly List<int> _styles = [];
    private readonly Dictionary<int, NumberFormat> _formats = [];

    /// <summary>Reads a FORMAT record ([MS-XLS] 2.4.126); before BIFF 5 the record has no number.</summary>
    public void AddCode(XlsBytes bytes, XlsText text)
    {
        var id = _codes.Count;
        if (text.Version >= 4)
        {
            var number = bytes.UInt16();
            id = text.Version >= 5 ? number : id;
        }

        _codes.TryAdd(id, text.Version >= 8 ? text.Long(bytes) : text.Short(bytes));
    }

    /// <summary>Reads an XF record ([MS-XLS] 2.4.353).</summary>
    public void AddStyle(XlsBytes bytes, int version)
    {
        bytes.Skip(version switch { 2 => 2, < 5 => 1, _ => 2 });
        _styles.Add(version switch { 2 => bytes.Byte() & 0x3F, < 5 => bytes.Byte(), _ => bytes.UInt16() });
    }

    /// <summary>The format of a cell style; General when there is no such style.</summary>
    public NumberFormat OfStyle(int style) => (uint)style < (uint)_styles.Count ? Of(_styles[style]) : NumberFormat.General;

    /// <summary>The format of a number.</summary>
    public NumberFormat Of(int id)
    {
        if (!_formats.TryGetValue(id, out var format))
        {
            format = _codes.TryGetValue(id, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(id);
            _formats[id] = format;
        }

        return format;
    }
}
