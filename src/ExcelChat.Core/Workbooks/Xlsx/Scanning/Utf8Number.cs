using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Numbers straight from bytes, to the last bit what <see cref="double.Parse(string)"/> makes of them.</summary>
internal static class Utf8Number
{
    private const int MaxExactDigits = 15;

    private static ReadOnlySpan<double> PowersOfTen => [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

    private static ReadOnlySpan<uint> WholePowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>
    /// Goes over a number of at most fifteen digits without an exponent, at most eight of them after the point. The integer that they write and the
    /// power of ten are exact, so the division rounds once and rightly (Clinger, 1990).
    /// </summary>
    /// <returns>Whether there is one; what follows it is for the caller to check.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadShort(ref byte start, ref int at, out double number)
    {
        var negative = Unsafe.Add(ref start, at) == '-';
        at += negative ? 1 : 0;
        var length = Words.Digits(Words.Read(ref start, at), out var first);
        at += length;
        ulong digits = first;
        if (length == sizeof(ulong))
        {
            var more = Words.Digits(Words.Read(ref start, at), out var next);
            digits = (digits * WholePowersOfTen[more]) + next;
            length += more;
            at += more;
        }

        number = digits;
        if (Unsafe.Add(ref start, at) == '.')
        {
            var decimals = Words.Digits(Words.Read(ref start, at + 1), out var fraction);
            number = ((digits * WholePowersOfTen[decimals]) + fraction) / PowersOfTen[decimals];
            at += decimals + 1;
            length += decimals;
        }

        number = negative ? -number : number;
        return length is > 0 and <= MaxExactDigits;
    }

    /// <summary>Goes over a number up to the next tag; false, with the position where it was, when the text there is anything else.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="number">The number, when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        var end = at;
        if (!TryReadShort(ref MemoryMarshal.GetReference(xml), ref end, out number) || xml[end] != '<')
        {
            return TryReadAny(xml, ref at, out number);
        }

        at = end;
        return true;
    }

    /// <summary>Goes over a whole number of at most eight digits.</summary>
    public static bool TryReadIndex(ReadOnlySpan<byte> xml, ref int at, out int index)
    {
        var length = Words.Digits(Words.Read(ref MemoryMarshal.GetReference(xml), at), out var number);
        at += length;
        index = (int)number;
        return length > 0;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        number = 0;
        var length = xml[at..].IndexOf((byte)'<');
        if (length <= 0 || !double.TryParse(xml.Slice(at, length), NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number))
        {
            return false;
        }

        at += length;
        return true;
    }
}
