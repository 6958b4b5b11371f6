using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Numbers straight from bytes, to the last bit what <see cref="double.Parse(string)"/> makes of them.</summary>
internal static class Utf8Number
{
    // Every integer up to 2^53 and every power of ten up to 10^22 is a double, so one division rounds once and rightly (Clinger, 1990).
    private const ulong MaxExactInteger = 1UL << 53;
    private const int MaxDigits = 19;

    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Goes over a number up to the next tag; false, with the position where it was, when the text there is anything else.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="number">The number, when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        ref var start = ref MemoryMarshal.GetReference(xml);
        var p = at;
        var negative = Unsafe.Add(ref start, p) == '-';
        p += negative ? 1 : 0;
        var first = p;
        ulong digits = 0;
        ReadDigits(ref start, ref p, ref digits);
        int count = p - first, decimals = 0;
        if (Unsafe.Add(ref start, p) == '.')
        {
            var point = p++;
            ReadDigits(ref start, ref p, ref digits);
            decimals = p - point - 1;
            count += decimals;
        }

        if (Unsafe.Add(ref start, p) != '<' || count is 0 or > MaxDigits || digits > MaxExactInteger)
        {
            return TryReadAny(xml, ref at, out number);
        }

        number = decimals == 0 ? digits : digits / PowersOfTen[decimals];
        number = negative ? -number : number;
        at = p;
        return true;
    }

    /// <summary>Goes over a whole number of at most nine digits.</summary>
    public static bool TryReadIndex(ReadOnlySpan<byte> xml, ref int at, out int index)
    {
        var p = at;
        index = 0;
        for (uint digit; (digit = xml[p] - (uint)'0') <= 9; p++)
        {
            index = (index * 10) + (int)digit;
        }

        if (p == at || p - at > 9)
        {
            return false;
        }

        at = p;
        return true;
    }

    // Stops at the zeros after the last byte at the latest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadDigits(ref byte start, ref int at, ref ulong digits)
    {
        for (uint digit; (digit = Unsafe.Add(ref start, at) - (uint)'0') <= 9; at++)
        {
            digits = unchecked((digits * 10) + digit);
        }
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
