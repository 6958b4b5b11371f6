using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans cells in the spelling that Excel uses: most of all the one form that nearly all have, a reference, perhaps a style, a short number or the number of a
/// shared string. It compares whole words without asking for bounds, and looks at what should come next before it knows that what came first is right. The
/// window's padding makes that safe: a cell begins where the padding does at the latest and is looked at for 64 bytes at most (17 for the reference, 13 for a style,
/// 10 up to the value, 24 for the value and its end), and zeros match nothing.
/// </summary>
internal sealed class PlainCellScanner(XlsxCells cells)
{
    // "<c r=\"", " s=\"", " t=\"s\">", "><v>", "<v>", "</v></c>" and "/>" as words, and how much of a word they fill.
    private const ulong Start = 0x223D_7220_633C;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;
    private const uint Style = 0x223D_7320;
    private const ulong SharedString = 0x3E_2273_223D_7420;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;
    private const uint OpenValue = 0x3E76_3C3E;
    private const ulong Value = 0x3E_763C;
    private const ulong ThreeBytes = 0xFF_FFFF;
    private const ulong End = 0x3E63_2F3C_3E76_2F3C;
    private const int EmptyEnd = 0x3E2F;

    private readonly OwnContentScanner _content = new(cells);
    private RowKey _row;

    /// <summary>Begins a row: its cells must name it.</summary>
    public void Begin(RowKey row) => _row = row;

    /// <summary>Goes over as many cells of that spelling as follow each other.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position of the first cell; left at the first that is spelled otherwise or not all there.</param>
    /// <param name="last">The column of the last cell that was read; unchanged when none was.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<byte> xml, ref int at, ref int last)
    {
        var free = cells.FreePlaces(out var before);
        var run = new Run { Last = before };
        do
        {
            ReadPlain(xml, ref at, free, ref run);
        }
        while (ReadOther(xml, ref at, free, ref run));

        cells.Buffer.Take(run.Count, run.Last);
        last = run.Last > before ? run.Last : last;
    }

    /// <summary>Goes over plain cells, and over the reference and the style of the next one.</summary>
    // Compiled well at once: on its way through the tiers the runtime would spend more on this loop than a whole workbook takes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ReadPlain(ReadOnlySpan<byte> xml, ref int at, Span<Cell> free, ref Run run)
    {
        var (row, styles, strings, place) = (_row, cells.Styles, cells.Strings, new CellPlace(cells.Row, 0, CellKind.Text));
        var (count, last) = (run.Count, run.Last);
        ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetReference(xml), at);
        while (true)
        {
            var column = ReadReference(ref cell, row, out var i);
            var style = ReadStyle(ref cell, ref i);
            (run.Column, run.Style, run.Rest) = (column, style, i);
            var kind = ReadOpening(ref cell, ref i);
            ref var value = ref Unsafe.Add(ref cell, i);
            var length = Utf8Number.Length(ref value);
            if (kind == CellKind.Blank || column <= last || count == free.Length || (uint)style >= (uint)styles.Length || Words.Read(ref value, length) != End
                || !(kind == CellKind.Text
                    ? AddShared(ref free[count], place.In(column), ref value, length, styles[style], strings)
                    : AddNumber(ref free[count], place.In(column), ref value, length, styles[style])))
            {
                break;
            }

            count++;
            last = column;
            cell = ref Unsafe.Add(ref value, length + sizeof(ulong));
        }

        (run.Count, run.Last) = (count, last);
        at = (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(xml), ref cell);
    }

    /// <summary>Goes over the rest of a cell that is not plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadOther(ReadOnlySpan<byte> xml, ref int at, Span<Cell> free, ref Run run)
    {
        if (run.Column <= run.Last || run.Count == free.Length || (uint)run.Style >= (uint)cells.Styles.Length)
        {
            return false;
        }

        var end = at + run.Rest;
        if ((ushort)Words.Read(ref MemoryMarshal.GetReference(xml), end) == EmptyEnd)
        {
            end += sizeof(ushort);
        }
        else if (_content.Read(xml, ref end, new(cells.Row, run.Column, CellKind.Text), cells.Styles[run.Style], ref free[run.Count]))
        {
            run.Count++;
        }
        else
        {
            return false;
        }

        run.Last = run.Column;
        at = end;
        return true;
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

    /// <summary>How far the reading of a row has come.</summary>
    private struct Run
    {
        /// <summary>How many cells were put into the free places.</summary>
        public int Count;

        /// <summary>The column of the last cell.</summary>
        public int Last;

        /// <summary>The column of the cell that is next; 0 when it is spelled otherwise.</summary>
        public int Column;

        /// <summary>The number of its style; -1 when that is spelled otherwise.</summary>
        public int Style;

        /// <summary>How long its start tag is up to there.</summary>
        public int Rest;
    }
}
