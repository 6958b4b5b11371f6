using System.Security;

namespace ExcelChat.SampleData;

/// <summary>Each text once, in the order of first use (ECMA-376 part 1, section 18.4).</summary>
internal sealed class SharedStrings
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private int _uses;

    /// <summary>Where the text stands in the list; it is added when new.</summary>
    public int IndexOf(string text)
    {
        _uses++;
        if (!_indexes.TryGetValue(text, out int index))
        {
            index = _texts.Count;
            _indexes.Add(text, index);
            _texts.Add(text);
        }

        return index;
    }

    /// <summary>The shared strings part.</summary>
    public string ToXml() => $"""
        {WorkbookParts.Declaration}
        <sst xmlns="{WorkbookParts.Main}" count="{_uses}" uniqueCount="{_texts.Count}">
        {string.Join('\n', _texts.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}
        </sst>

        """;
}
