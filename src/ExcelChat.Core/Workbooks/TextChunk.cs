using System.Runtime.CompilerServices;
using System.Text;

namespace ExcelChat.Workbooks;

/// <summary>A stretch of text in which the texts of many cells lie end to end. Its bytes are written once and never again.</summary>
internal sealed class TextChunk(int size) : TextSource
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private int _length;

    /// <summary>Keeps a text; false when there is no room left.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="key">What <see cref="Text"/> finds it by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(ReadOnlySpan<byte> text, out long key)
    {
        key = ((long)_length << 32) | (uint)text.Length;
        if (!text.TryCopyTo(_bytes.AsSpan(_length)))
        {
            return false;
        }

        _length += text.Length;
        return true;
    }

    public override string Text(long key) => Encoding.UTF8.GetString(Utf8(key));

    public override ReadOnlySpan<byte> Utf8(long key) => _bytes.AsSpan((int)(key >> 32), (int)key);
}
