using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Text as UTF-8 that grows at its end and can be cut back there.</summary>
internal sealed class TextSlab
{
    private byte[] _bytes = [];

    /// <summary>The bytes in use. Setting it lower forgets the last ones.</summary>
    public int Length { get; set; }

    /// <summary>The text from a place on.</summary>
    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>All of the text, for good: nothing may be appended afterwards.</summary>
    public ReadOnlyMemory<byte> Seal() => _bytes.AsMemory(0, Length);

    /// <summary>Adds text at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length > _bytes.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int more)
        => Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, Length + (long)more + 1024)));
}
