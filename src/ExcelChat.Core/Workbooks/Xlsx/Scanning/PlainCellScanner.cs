using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans the one form that nearly all cells have: a reference, perhaps a style, a short number or the number of a shared string, in the spelling that
/// Excel uses. It compares whole words without asking for bounds, and looks at what should come next before it knows that what came first is right. The
/// window's padding makes that safe: a cell begins where the padding does at the latest and is looked at for 64 bytes at most (17 for the reference, 13 for a style,
/// 10 up to the value, 24 for the value and its end), and zeros match nothing.
/// </summary>
internal sealed class PlainCellScanner(XlsxCells cells)
{
    // "<c r=\"", " s=\"", " t=\"s\">", "><v>", "<v>", "</v></c>" and " t=\"" as words, and how much of a word they fill.
    private const ulong Start = 0x223D_7220_633C;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;
    private const uint Style = 0x223D_7320;
    private const ulong SharedString = 0x3E_2273_223D_7420;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;
    private const uint OpenValue = 0x3E76_3C3E;
    private const ulong Value = 0x3E_763C;
    private const ulong ThreeBytes = 0xFF_FFFF;
    private const ulong End = 0x3E63_2F3C_3E76_2F3C;
    private const uint Type = 0x223D_7420;

    // " t=\"str\"", and " t=\"inlineStr\">" in two words.
    private const ulong FormulaString = 0x22727473223D7420;
    private const ulong InlineString = 0x696C6E69223D7420;
    private const ulong RestOfInlineString = 0x3E22727453656E;

    private const int MaxTypeLength = 12;

    private RowKey _row;

    /// <summary>Begins a row: its cells must name it.</summary>
    public void Begin(RowKey row) => _row = row;

    /// <summary>Goes over as many cells of that form as follow each other.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position of the first cell; left at the first that is of another form or not all there.</param>
    /// <param name="last">The column of the last cell that was read; unchanged when none was.</param>
    /// <param name="tag">The start tag of the cell that it was left at, when that is of the usual spelling.</param>
    /// <returns>Where the content of that cell begins; 0 when its start tag is of no spelling that is known here.</returns>
    // Compiled well at once: on its way through the tiers the runtime would spend more on this loop than a whole workbook takes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Read(ReadOnlySpan<byte> xml, ref int at, ref int last, out XlsxCellTag tag)
    {
        var free = cells.FreePlaces(out var after);
        var (row, styles, strings, place) = (_row, cells.Styles, cells.Strings, new CellPlace(cells.Row, 0, CellKind.Text));
        ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        var count = 0;
        int column, style, rest;
        while (true)
        {
            column = ReadReference(ref cell, row, out rest);
            style = ReadStyle(ref cell, ref rest);
            var i = rest;
            var kind = ReadOpening(ref cell, ref i);
            ref var value = ref Unsafe.Add(ref cell, i);
            var length = Utf8Number.Length(ref value);
            if (kind == CellKind.Blank || column <= after || count == free.Length || (uint)style >= (uint)styles.Length || Words.Read(ref value, length) != End
                || !(kind == CellKind.Text
                    ? AddShared(ref free[count], place.In(column), ref value, length, styles[style], strings)
                    : AddNumber(ref free[count], place.In(column), ref value, length, styles[style])))
            {
                break;
            }

            count++;
            after = column;
            cell = ref Unsafe.Add(ref value, length + sizeof(ulong));
        }

        cells.Buffer.Take(count, after);
        last = count > 0 ? after : last;
        at = (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(xml), ref cell);
        tag = new() { Column = column, Style = style };
        var typeLength = column > 0 && style >= 0 ? ReadType(ref Unsafe.Add(ref cell, rest), out tag.Type) : 0;
        return typeLength > 0 ? at + rest + typeLength : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AddNumber(ref Cell target, CellPlace place, ref byte value, int length, in XlsxStyle style)
    {
        var number = Utf8Number.Read(ref value, length);
        target.Become(place.Of(style.Kind), number + style.Shift, null, style.Format);
        return !double.IsNaN(number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AddShared(ref Cell target, CellPlace place, ref byte value, int length, in XlsxStyle style, StringTable? strings)
    {
        var digits = Words.Digits(Words.Read(ref value, 0), out var index);
        if (length == 0 || digits != length || strings is null || !strings.HasText((int)index))
        {
            return false;
        }

        target.Become(place, BitConverter.Int64BitsToDouble(index), strings, style.Format);
        return true;
    }

    /// <summary>The column of a cell that begins here, and the length of its tag up to there; 0 when no such cell begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadReference(ref byte cell, in RowKey row, out int length)
    {
        // One letter or two are nearly all there is; a branch lets the processor guess where the row's number begins.
        var column = Unsafe.Add(ref cell, 6) - 'A' + 1;
        var i = 7;
        uint letter;
        if ((letter = Unsafe.Add(ref cell, 7) - (uint)'A') < 26)
        {
            column = (column * 26) + (int)letter + 1;
            i = 8;
            if ((letter = Unsafe.Add(ref cell, 8) - (uint)'A') < 26)
            {
                column = (column * 26) + (int)letter + 1;
                i = 9;
            }
        }

        var unlike = ((Words.Read(ref cell, 0) & SixBytes) ^ Start) | ((Words.Read(ref cell, i) & row.Mask) ^ row.Word);
        length = i + row.Length;
        return unlike == 0 && (uint)(Unsafe.Add(ref cell, 6) - 'A') < 26 && column <= CellAddress.MaxColumn ? column : 0;
    }

    /// <summary>Goes over an attribute such as <c> s="12"</c>: 0 when there is none, -1 when it has no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadStyle(ref byte cell, ref int i)
    {
        var word = Words.Read(ref cell, i);
        if ((uint)word != Style)
        {
            return 0;
        }

        var digit = (uint)((word >> 32) & 0xFF) - '0';
        if (digit <= 9 && (byte)(word >> 40) == '"')
        {
            i += 6;
            return (int)digit;
        }

        i += 4;
        i += Words.Digits(Words.Read(ref cell, i), out var number);
        return Unsafe.Add(ref cell, i++) == '"' ? (int)number : -1;
    }

    /// <summary>Goes over the end of the start tag and the beginning of the value. What the value is: text by number, a number, or blank for something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static CellKind ReadOpening(ref byte cell, ref int i)
    {
        var word = Words.Read(ref cell, i);
        if ((word & SevenBytes) == SharedString)
        {
            i += 10;
            return (Words.Read(ref cell, i - 3) & ThreeBytes) == Value ? CellKind.Text : CellKind.Blank;
        }

        i += 4;
        return (uint)word == OpenValue ? CellKind.Number : CellKind.Blank;
    }

    /// <summary>Goes over the type of a cell and the end of its start tag: how long they are together, 0 when they are spelled in no way that is known here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadType(ref byte attribute, out XlsxCellType type)
    {
        var word = Words.Read(ref attribute, 0);
        type = (word, (byte)word) switch
        {
            (_, (byte)'>') => XlsxCellType.Number,
            (FormulaString, _) => XlsxCellType.String,
            (InlineString, _) => XlsxCellType.InlineString,
            _ => XlsxCellType.Date,
        };
        return type switch
        {
            XlsxCellType.Number => 1,
            XlsxCellType.String when Unsafe.Add(ref attribute, 8) == '>' => 9,
            XlsxCellType.InlineString when (Words.Read(ref attribute, 8) & SevenBytes) == RestOfInlineString => 15,
            _ => (uint)word == Type ? ReadOtherType(ref attribute, out type) : 0,
        };
    }

    private static int ReadOtherType(ref byte attribute, out XlsxCellType type)
    {
        var name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref attribute, 4), MaxTypeLength + 2);
        var length = Math.Max(name[..MaxTypeLength].IndexOf((byte)'"'), 0);
        type = XlsxCellTag.TypeOf(name[..length]);
        return length > 0 && name[length + 1] == '>' && name[0] != '&' ? length + 6 : 0;
    }
}
