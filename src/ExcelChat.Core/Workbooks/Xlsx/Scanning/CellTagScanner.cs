using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans the start tag of a cell in the spelling that Excel uses: a reference, perhaps a style, perhaps a type, in this order. It compares whole
/// words without asking for bounds. The window's padding makes that safe: a step is taken when the one before has matched, zeros match nothing,
/// and no step looks more than eight bytes ahead.
/// </summary>
internal struct CellTagScanner
{
    // "<c r=\"", " s=\"", " t=\"s\">" and " t=\"" as the little-endian words that they are in memory, and how much of a word they fill.
    private const ulong Start = 0x223D_7220_633C;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;
    private const ulong Style = 0x223D_7320;
    private const ulong SharedString = 0x3E22_7322_3D74_20;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;
    private const ulong Type = 0x223D_7420;
    private const ulong FourBytes = 0xFFFF_FFFF;

    private const int MaxLetters = 3;
    private const int MaxTypeLength = 12;

    private ulong _row;
    private ulong _rowMask;
    private int _rowLength;

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

    /// <summary>Goes over the tag at the position, if it is of that spelling and content follows; else the position stays.</summary>
    public readonly bool TryRead(ReadOnlySpan<byte> xml, ref int at, out XlsxCellTag tag)
    {
        tag = default;
        ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        if ((Word(ref cell, 0) & SixBytes) != Start)
        {
            return false;
        }

        var i = 6;
        for (uint letter; (letter = Unsafe.Add(ref cell, i) - (uint)'A') < 26 && i < 6 + MaxLetters; i++)
        {
            tag.Column = (tag.Column * 26) + (int)letter + 1;
        }

        if ((Word(ref cell, i) & _rowMask) != _row || tag.Column is 0 or > CellAddress.MaxColumn)
        {
            return false;
        }

        i += _rowLength;
        if ((Word(ref cell, i) & FourBytes) == Style && !ReadStyle(ref cell, ref i, out tag.Style))
        {
            return false;
        }

        var word = Word(ref cell, i);
        if ((byte)word == '>')
        {
            i++;
        }
        else if ((word & SevenBytes) == SharedString)
        {
            i += 7;
            tag.Type = XlsxCellType.SharedString;
        }
        else if ((word & FourBytes) != Type || !ReadType(ref cell, ref i, out tag.Type))
        {
            return false;
        }

        at += i;
        return true;
    }

    private static bool ReadStyle(ref byte cell, ref int i, out int style)
    {
        i += 4;
        style = 0;
        for (uint digit; (digit = Unsafe.Add(ref cell, i) - (uint)'0') <= 9 && style < 100_000; i++)
        {
            style = (style * 10) + (int)digit;
        }

        return Unsafe.Add(ref cell, i++) == '"';
    }

    private static bool ReadType(ref byte cell, ref int i, out XlsxCellType type)
    {
        i += 4;
        var name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref cell, i), MaxTypeLength);
        var length = name.IndexOf((byte)'"');
        type = length < 0 ? default : XlsxCellTag.TypeOf(name[..length]);
        i += length + 2;
        return length > 0 && Unsafe.Add(ref cell, i - 1) == '>';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));
}
