using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>Keeps the strings with runs or phonetic hints that stand in the cells of the row being parsed.</summary>
/// <param name="file">The file, for its limits.</param>
internal sealed class InlineRichText(XlsxFile file)
{
    private readonly Dictionary<int, RichString> _byColumn = [];
    private long _size;

    /// <summary>The string of a cell, or null when it is plain.</summary>
    public RichString? this[int column] => _byColumn.GetValueOrDefault(column);

    /// <summary>Forgets the row.</summary>
    public void Clear()
    {
        _byColumn.Clear();
        _size = 0;
    }

    /// <summary>Reads the <c>is</c> element of a cell.</summary>
    /// <returns>Its text.</returns>
    public string Read(XmlReader xml, int column)
    {
        var text = RichStringParser.Read(xml);
        _byColumn.Remove(column);
        if (text.IsRich)
        {
            _byColumn.Add(column, text);
            RichString.CheckSize(_size += text.Size, file);
        }

        return text.Text;
    }
}
