using System.Numerics;
using System.Runtime.CompilerServices;

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

    /// <summary>Reads a number of at most 18 digits without an exponent; false when the text is anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        ulong digits = 0;
        int count = 0, point = -1;
        var sign = text.Length > 0 && text[0] == '-' ? 1 : 0;
        for (var i = sign; i < text.Length && count <= MaxDigits; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = count;
            }
            else
            {
                count = MaxDigits + 1;
            }
        }

        var isRead = count is > 0 and <= MaxDigits;
        number = isRead ? Divide(digits, point < 0 ? 0 : count - point) : 0;
        number = sign != 0 ? -number : number;
        return isRead;
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
