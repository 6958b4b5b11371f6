using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Reads the texts of a stream, each different one once as long as there are few.</summary>
internal sealed class StreamedTexts
{
    private const int MaxKept = 4096;
    private const int Recent = 256;

    /// <summary>The longest sign for a missing value is <c>none</c>.</summary>
    private const int MinWords = 5;

    /// <summary>With these letters a value may begin: the months, the currencies.</summary>
    private static readonly FrozenSet<int> ValueStarts = "jan feb mar apr may jun jul aug sep oct nov dec usd eur gbp chf jpy".Split(' ').Select(word => Start(Encoding.UTF8.GetBytes(word))).ToFrozenSet();

    private readonly Dictionary<ulong, StreamedText> _kept = [];

    // A shared string comes again by the same key; nothing of it is looked at then.
    private (StringTable? Table, long Key, StreamedText Text)[]? _recent;

    /// <summary>What a text says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StreamedText Read(in CellValue value)
    {
        if (value.TextOrSource is not StringTable table)
        {
            return ReadNew(value);
        }

        var key = BitConverter.DoubleToInt64Bits(value.NumberOrKey);
        _recent ??= new (StringTable?, long, StreamedText)[Recent];
        ref var recent = ref _recent[(int)key & (Recent - 1)];
        if (!ReferenceEquals(recent.Table, table) || recent.Key != key)
        {
            recent = (table, key, ReadNew(value));
        }

        return recent.Text;
    }

    private StreamedText ReadNew(in CellValue value)
    {
        var key = ValueKey.OfText(value);
        return value.TextOrSource is TextSource source && IsPlainWords(source.Utf8(BitConverter.DoubleToInt64Bits(value.NumberOrKey)))
            ? new(key, TypedText.Nothing, IsPadded: false)
            : Look(value, key);
    }

    private StreamedText Look(in CellValue value, ulong key)
    {
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

    /// <summary>Whether a text is no value without being looked at closely: it begins with three letters that no value begins with.</summary>
    private static bool IsPlainWords(ReadOnlySpan<byte> text)
        => text.Length >= MinWords && char.IsAsciiLetter((char)text[0]) && char.IsAsciiLetter((char)text[1]) && char.IsAsciiLetter((char)text[2]) && !ValueStarts.Contains(Start(text));

    /// <summary>The first three letters, small ones and capitals alike.</summary>
    private static int Start(ReadOnlySpan<byte> text) => (text[0] | 0x20) | ((text[1] | 0x20) << 8) | ((text[2] | 0x20) << 16);
}
