using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Numbers straight from bytes, to the last bit what <see cref="double.Parse(string)"/> makes of them.</summary>
internal static class Utf8Number
{
    private const long MaxExact = 1L << 53;

    private static ReadOnlySpan<double> PowersOfTen => [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The bytes up to the next tag; 16 when it is further away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ref byte start)
    {
        var tags = Vector128.Equals(Vector128.LoadUnsafe(ref start), Vector128.Create((byte)'<')).ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(tags | 0x10000);
    }

    /// <summary>
    /// Reads a number without an exponent whose digits write an integer below 2^53. That and the power of ten are exact, so the division rounds once
    /// and rightly (Clinger, 1990). All digits are moved to the right end of a vector, so no branch depends on how many there are.
    /// </summary>
    /// <param name="start">The first of at least 16 bytes.</param>
    /// <param name="length">How many of them, up to 16, are the number.</param>
    /// <returns>The number, or NaN when there is no such number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Read(ref byte start, int length)
    {
        var text = Vector128.LoadUnsafe(ref start);
        var point = BitOperations.TrailingZeroCount(Vector128.Equals(text, Vector128.Create((byte)'.')).ExtractMostSignificantBits() | (1u << length));
        var points = (int)((uint)(point - length) >> 31);
        var sign = (int)(((uint)(start ^ '-') - 1) >> 31);
        var count = length - sign - points;

        // Where each digit comes from. Nothing comes from before the first; a sign or a second point among the digits is none.
        var from = Vector128<sbyte>.Indices + Vector128.Create((sbyte)(count - 16));
        var none = Vector128.LessThan(from, Vector128<sbyte>.Zero);
        from += Vector128.Create((sbyte)sign);
        from -= Vector128.GreaterThanOrEqual(from, Vector128.Create((sbyte)point));
        var digits = Vector128.AndNot(Vector128.Shuffle(text, from.AsByte()) - Vector128.Create((byte)'0'), none.AsByte());
        var value = (Words.Number(Words.Of(digits, 0)) * 100_000_000L) + Words.Number(Words.Of(digits, 1));
        if (count == 0 || value >= MaxExact || Vector128.GreaterThanAny(digits, Vector128.Create((byte)9)))
        {
            return double.NaN;
        }

        var number = value / Unsafe.Add(ref MemoryMarshal.GetReference(PowersOfTen), length - point - points);
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(number) | ((long)sign << 63));
    }

    /// <summary>Goes over a number up to the next tag; false, with the position where it was, when the text there is anything else.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="number">The number, when the result is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        var length = Length(ref start);
        if (xml[at + length] != '<' || double.IsNaN(number = Read(ref start, length)))
        {
            return TryReadAny(xml, ref at, out number);
        }

        at += length;
        return true;
    }

    /// <summary>Goes over a whole number of at most eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadIndex(ReadOnlySpan<byte> xml, ref int at, out int index)
    {
        var length = Words.Digits(Words.Read(ref MemoryMarshal.GetReference(xml), at), out var number);
        at += length;
        index = (int)number;
        return length > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadAny(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        if (LongNumber.TryRead(xml, ref at, out number))
        {
            return true;
        }

        var length = xml[at..].IndexOf((byte)'<');
        if (length <= 0 || !TryParse(xml.Slice(at, length), out number))
        {
            return false;
        }

        at += length;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out double number)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
