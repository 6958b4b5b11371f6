using System.Globalization;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>The number of a row as its cells' references end with it: the digits and the closing quote, at most eight bytes.</summary>
internal readonly struct RowKey
{
    /// <param name="row">The number, at most 1,048,576.</param>
    public RowKey(int row)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        row.TryFormat(bytes, out var digits, provider: CultureInfo.InvariantCulture);
        bytes[digits] = (byte)'"';
        Length = digits + 1;
        Word = Words.Read(ref MemoryMarshal.GetReference(bytes), 0);
        Mask = ulong.MaxValue >> (8 * (sizeof(ulong) - Length));
    }

    /// <param name="word">The digits, the quote and whatever follows.</param>
    /// <param name="digits">The number of digits, at most 7.</param>
    public RowKey(ulong word, int digits)
    {
        Length = digits + 1;
        Mask = ulong.MaxValue >> (8 * (sizeof(ulong) - Length));
        Word = word & Mask;
    }

    /// <summary>The bytes.</summary>
    public ulong Word { get; }

    /// <summary>The bits of a word that they fill.</summary>
    public ulong Mask { get; }

    /// <summary>How many there are.</summary>
    public int Length { get; }
}
