using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans the one form that nearly all cells have: a reference, perhaps a style, a short number or the number of a shared string, in the spelling that
/// Excel uses. It compares whole words without asking for bounds. The window's padding makes that safe: a step is taken when the one before has
/// matched, zeros match nothing, and no step looks more than two words ahead.
/// </summary>
internal sealed class PlainCellScanner(XlsxCells cells)
{
    // "<c r=\"", " s=\"", " t=\"s\">" and "<v>" as the little-endian words that they are in memory, and how much of a word they fill.
    private const ulong Start = 0x223D_7220_633C;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;
    private const ulong Style = 0x223D_7320;
    private const ulong FourBytes = 0xFFFF_FFFF;
    private const ulong SharedString = 0x3E_2273_223D_7420;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;
    private const ulong Value = 0x3E_763C;
    private const ulong ThreeBytes = 0xFF_FFFF;
    private const ulong End = 0x3E63_2F3C_3E76_2F3C;

    private const int MaxDigits = 15;

    private ulong _row;
    private ulong _rowMask;
    private int _rowLength;

    private static ReadOnlySpan<double> PowersOfTen => [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

    private static ReadOnlySpan<uint> Powers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Begins a row: its cells must name it.</summary>
    public void Begin(int row)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        row.TryFormat(word, out var digits, provider: CultureInfo.InvariantCulture);
        word[digits] = (byte)'"';
        _rowLength = digits + 1;
        _row = MemoryMarshal.Read<ulong>(word);
        _rowMask = ulong.MaxValue >> (8 * (sizeof(ulong) - _rowLength));
    }

    /// <summary>Goes over as many cells of that form as follow each other.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position.</param>
    /// <param name="column">The column of the last cell that was read; unchanged when none was.</param>
    /// <returns>The position of the first byte that belongs to something else.</returns>
    public int Read(ReadOnlySpan<byte> xml, int at, ref int column)
    {
        ref var start = ref MemoryMarshal.GetReference(xml);
        while (true)
        {
            ref var cell = ref Unsafe.Add(ref start, at);
            if ((Word(ref cell, 0) & SixBytes) != Start)
            {
                return at;
            }

            var i = 6;
            var letters = Letters(ref cell, ref i);
            if ((Word(ref cell, i) & _rowMask) != _row || letters is 0 or > CellAddress.MaxColumn)
            {
                return at;
            }

            i += _rowLength;
            var style = (Word(ref cell, i) & FourBytes) == Style ? Number(ref cell, ref i) : 0;
            var word = Word(ref cell, i);
            var shared = (word & SevenBytes) == SharedString;
            i += shared ? 7 : 1;
            if ((!shared && (byte)word != '>') || (Word(ref cell, i) & ThreeBytes) != Value)
            {
                return at;
            }

            i += 3;
            if (!(shared ? AddShared(ref cell, ref i, letters, style) : AddNumber(ref cell, ref i, letters, style)))
            {
                return at;
            }

            column = letters;
            at += i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AddNumber(ref byte cell, ref int i, int column, int style)
    {
        var negative = Unsafe.Add(ref cell, i) == '-' ? 1 : 0;
        var p = i + negative;
        var length = Digits(Word(ref cell, p), out var first);
        p += length;
        ulong whole = first;
        if (length == sizeof(ulong))
        {
            var rest = Digits(Word(ref cell, p), out var last);
            whole = (whole * Powers[rest]) + last;
            length += rest;
            p += rest;
        }

        double number = whole;
        if (Unsafe.Add(ref cell, p) == '.')
        {
            var decimals = Digits(Word(ref cell, p + 1), out var fraction);
            number = ((whole * Powers[decimals]) + fraction) / PowersOfTen[decimals];
            p += decimals + 1;
            length += decimals;
        }

        // Up to fifteen digits the integer and the power of ten are exact, so the division rounds once (Clinger, 1990).
        if (Word(ref cell, p) != End || length is 0 or > MaxDigits)
        {
            return false;
        }

        i = p + sizeof(ulong);
        cells.AddNumber(new XlsxCellTag { Column = column, Style = style }, negative == 0 ? number : -number);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AddShared(ref byte cell, ref int i, int column, int style)
    {
        var length = Digits(Word(ref cell, i), out var index);
        if (length == 0 || Word(ref cell, i + length) != End)
        {
            return false;
        }

        i += length + sizeof(ulong);
        cells.AddShared(new XlsxCellTag { Column = column, Style = style }, (int)index);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Letters(ref byte cell, ref int i)
    {
        var column = 0;
        uint letter;
        while ((letter = Unsafe.Add(ref cell, i) - (uint)'A') < 26 && i < 9)
        {
            column = (column * 26) + (int)letter + 1;
            i++;
        }

        return column;
    }

    /// <summary>The number in an attribute such as <c> s="12"</c>; one beyond every style when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(ref byte cell, ref int i)
    {
        i += 4;
        i += Digits(Word(ref cell, i), out var number);
        return Unsafe.Add(ref cell, i++) == '"' ? (int)number : int.MaxValue;
    }

    /// <summary>How many digits a word begins with, 0 to 8, and the number that they write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ulong word, out uint number)
    {
        // A byte is a digit when neither adding 0x46 nor taking away 0x30 sets its high bit.
        var others = ((word + 0x4646_4646_4646_4646) | (word - 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080;
        var count = BitOperations.TrailingZeroCount(others) >> 3;
        var digits = count == 0 ? 0 : (word - 0x3030_3030_3030_3030) << (64 - (8 * count));
        digits = (digits * 10) + (digits >> 8);
        number = (uint)((((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) + (((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));
}
