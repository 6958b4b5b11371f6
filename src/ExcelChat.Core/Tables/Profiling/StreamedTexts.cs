using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Reads the texts of a stream, each different one once as long as there are few.</summary>
internal sealed class StreamedTexts
{
    private const int MaxKept = 4096;

    private readonly Dictionary<ulong, StreamedText> _kept = [];

    /// <summary>What a text says.</summary>
    public StreamedText Read(in CellValue value)
    {
        var key = ValueKey.OfText(value);
        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        var text = value.Text;
        known = new(key, TypedText.Parse(text), text is ['0', >= '0' and <= '9', ..], Labels.IsTotal(text));
        _kept.Add(key, known);
        return known;
    }
}
