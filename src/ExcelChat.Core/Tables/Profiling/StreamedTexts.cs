using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Reads the texts of a stream, each different one once as long as there are few.</summary>
internal sealed class StreamedTexts
{
    private const int MaxKept = 4096;

    /// <summary>The longest sign for a missing value is <c>none</c>, and no number that begins with letters has more than the three of its currency in front.</summary>
    private const int MinWords = 5;

    private readonly Dictionary<ulong, StreamedText> _kept = [];

    /// <summary>What a text says.</summary>
    public StreamedText Read(in CellValue value)
    {
        var key = ValueKey.OfText(value);
        if (value.TextOrSource is TextSource source && IsPlainWords(source.Utf8(BitConverter.DoubleToInt64Bits(value.NumberOrKey))))
        {
            return new(key, TypedText.Nothing, IsPadded: false);
        }

        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        var text = value.Text;
        known = new(key, TypedText.Parse(text), text is ['0', >= '0' and <= '9', ..]);
        _kept.Add(key, known);
        return known;
    }

    /// <summary>Whether a text is no value without being looked at closely: letters, and no digit.</summary>
    private static bool IsPlainWords(ReadOnlySpan<byte> text)
        => text.Length >= MinWords && char.IsAsciiLetter((char)text[0]) && !text.ContainsAnyInRange((byte)'0', (byte)'9');
}
