using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Numbers of more digits than a double holds exactly, as Excel stores the results of divisions: 16 or 17 of them. To the last bit what
/// <see cref="double.Parse(string)"/> makes of them.
/// </summary>
internal static class LongNumber
{
    private const int MaxDigits = 18;

    // One bit to round by and one for whatever follows it, beyond the 53 of a double.
    private const ulong Enough = 1UL << 54;

    private static ReadOnlySpan<ulong> PowersOfFive =>
    [
        1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125, 6_103_515_625,
        30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
    ];

    private static ReadOnlySpan<uint> PowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Goes over a number of at most 18 digits without an exponent up to the next tag; false, with the position where it was, when the text is anything else.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="number">The number, when the result is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        ulong digits = 0;
        var isNegative = xml[at] == '-';
        var end = at + (isNegative ? 1 : 0);
        var count = Append(xml, ref end, ref digits);
        var decimals = 0;
        if (xml[end] == '.')
        {
            end++;
            decimals = Append(xml, ref end, ref digits);
        }

        if (count + decimals is 0 or > MaxDigits || xml[end] != '<')
        {
            number = 0;
            return false;
        }

        at = end;
        number = Divide(digits, decimals);
        number = isNegative ? -number : number;
        return true;
    }

    /// <summary>Appends the digits that stand at a position to those before them; of too many only the count is right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Append(ReadOnlySpan<byte> xml, ref int at, ref ulong digits)
    {
        int count = 0, more;
        do
        {
            more = Words.Digits(Words.Read(ref MemoryMarshal.GetReference(xml), at), out var number);
            digits = (digits * PowersOfTen[more]) + number;
            count += more;
            at += more;
        }
        while (more == sizeof(ulong));

        return count;
    }

    /// <summary>
    /// An integer below 2^60 divided by a power of ten, by long division in binary. What remains at the end only tells on which side of the middle
    /// the quotient lies, so the one rounding, to the nearest even, is right.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Divide(ulong digits, int power)
    {
        var divisor = PowersOfFive[power];
        var (quotient, rest) = Math.DivRem(digits, divisor);
        var exponent = -power;
        while (quotient < Enough && digits > 0)
        {
            var shift = Math.Min(BitOperations.LeadingZeroCount(divisor), BitOperations.LeadingZeroCount(quotient) - 1);
            (var next, rest) = Math.DivRem(rest << shift, divisor);
            quotient = (quotient << shift) | next;
            exponent -= shift;
        }

        quotient |= rest == 0 ? 0UL : 1;
        return (long)quotient * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }
}
