using System.Text;

namespace ExcelChat.Workbooks;

/// <summary>
/// The strings that the cells of a workbook share, by number. A string of .NET is made the first time that somebody asks for it, and then kept.
/// </summary>
internal sealed class StringTable : TextSource
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly int[] _ends;
    private string?[]? _made;

    /// <param name="text">The strings, one after the other.</param>
    /// <param name="ends">Where each ends; the first begins at 0.</param>
    public StringTable(ReadOnlyMemory<byte> text, int[] ends)
    {
        _text = text;
        _ends = ends;
    }

    public static StringTable Empty { get; } = new(default, []);

    public int Count => _ends.Length;

    /// <summary>Whether there is a string of that number, and one with characters.</summary>
    public bool HasText(int index) => (uint)index < (uint)_ends.Length && _ends[index] > Start(index);

    public override string Text(long key)
    {
        // Two threads may both make a string; either is right.
        var made = _made ??= new string?[_ends.Length];
        var index = (int)key;
        return made[index] ??= Encoding.UTF8.GetString(Utf8(key));
    }

    public override ReadOnlySpan<byte> Utf8(long key) => _text.Span[Start((int)key).._ends[(int)key]];

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];
}
