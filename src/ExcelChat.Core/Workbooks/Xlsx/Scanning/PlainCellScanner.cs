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
    // "<c r=\"", " s=\"", " t=\"s\">", "<v>", "</v></c>" and " t=\"" as words, and how much of a word they fill.
    private const ulong Start = 0x223D_7220_633C;
    private const ulong SixBytes = 0xFFFF_FFFF_FFFF;
    private const ulong Style = 0x223D_7320;
    private const ulong FourBytes = 0xFFFF_FFFF;
    private const ulong SharedString = 0x3E_2273_223D_7420;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;
    private const ulong Value = 0x3E_763C;
    private const ulong ThreeBytes = 0xFF_FFFF;
    private const ulong End = 0x3E63_2F3C_3E76_2F3C;
    private const ulong Type = 0x223D_7420;

    private const int MaxTypeLength = 12;

    private const int WarmCalls = 100_000;
    private const int SampledCalls = 64;
    private static int _calls;

    private RowKey _row;

    /// <summary>Begins a row: its cells must name it.</summary>
    public void Begin(RowKey row) => _row = row;

    /// <summary>Goes over as many cells of that form as follow each other.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">The position of the first cell; left at the first that is of another form or not all there.</param>
    /// <param name="last">The column of the last cell that was read; unchanged when none was.</param>
    /// <param name="tag">The start tag of the cell that it was left at, when that is of the usual spelling.</param>
    /// <returns>Where the content of that cell begins; 0 when its start tag is of no spelling that is known here.</returns>
    public int Read(ReadOnlySpan<byte> xml, ref int at, ref int last, out XlsxCellTag tag)
        => _calls > WarmCalls || _calls++ % SampledCalls == 0 ? ReadWarm(xml, ref at, ref last, out tag) : ReadCold(xml, ref at, ref last, out tag);

    // The runtime compiles a method well after it has been called often for a while; until then the loop below is ten times slower. So in a young
    // process a copy that is compiled well at once, though without knowing how it is used, does the work, and the other is called now and then.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadCold(ReadOnlySpan<byte> xml, ref int at, ref int last, out XlsxCellTag tag) => ReadRun(xml, ref at, ref last, out tag);

    private int ReadWarm(ReadOnlySpan<byte> xml, ref int at, ref int last, out XlsxCellTag tag) => ReadRun(xml, ref at, ref last, out tag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadRun(ReadOnlySpan<byte> xml, ref int at, ref int last, out XlsxCellTag tag)
    {
        ref var start = ref MemoryMarshal.GetReference(xml);
        tag = default;
        var row = _row;
        for (var position = at; ; )
        {
            at = position;
            ref var cell = ref Unsafe.Add(ref start, position);
            var i = ReadTag(ref cell, row, out var column, out var style, out var type);
            if (i == 0)
            {
                return 0;
            }

            var content = position + i;
            if ((Words.Read(ref cell, i) & ThreeBytes) != Value
                || !(type == XlsxCellType.SharedString ? AddShared(ref cell, ref i, column, style) : type == XlsxCellType.Number && AddNumber(ref cell, ref i, column, style)))
            {
                tag = new() { Column = column, Style = style, Type = type };
                return content;
            }

            last = column;
            position += i;
        }
    }

    /// <summary>The length of the start tag; 0 when it is in no spelling that is known here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadTag(ref byte cell, in RowKey row, out int column, out int style, out XlsxCellType type)
    {
        var i = 6;
        (column, style, type) = (0, 0, XlsxCellType.Number);
        if ((Words.Read(ref cell, 0) & SixBytes) != Start)
        {
            return 0;
        }

        column = Letters(ref cell, ref i);
        if ((Words.Read(ref cell, i) & row.Mask) != row.Word || column is 0 or > CellAddress.MaxColumn)
        {
            return 0;
        }

        i += row.Length;
        style = (Words.Read(ref cell, i) & FourBytes) == Style ? Number(ref cell, ref i) : 0;
        return style >= 0 && ReadType(ref cell, ref i, out type) ? i : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReadType(ref byte cell, ref int i, out XlsxCellType type)
    {
        type = XlsxCellType.Number;
        var word = Words.Read(ref cell, i);
        if ((byte)word == '>')
        {
            i++;
            return true;
        }

        if ((word & SevenBytes) == SharedString)
        {
            type = XlsxCellType.SharedString;
            i += 7;
            return true;
        }

        var length = (word & FourBytes) == Type ? OtherType(ref Unsafe.Add(ref cell, i), out type) : 0;
        i += length;
        return length > 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int OtherType(ref byte attribute, out XlsxCellType type)
    {
        var name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref attribute, 4), MaxTypeLength + 2);
        var length = Math.Max(name[..MaxTypeLength].IndexOf((byte)'"'), 0);
        type = XlsxCellTag.TypeOf(name[..length]);
        return length > 0 && name[length + 1] == '>' && name[0] != '&' ? length + 6 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AddNumber(ref byte cell, ref int i, int column, int style)
    {
        var p = i + 3;
        if (!Utf8Number.TryReadShort(ref cell, ref p, out var number) || Words.Read(ref cell, p) != End)
        {
            return false;
        }

        i = p + sizeof(ulong);
        cells.AddNumber(column, style, number);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AddShared(ref byte cell, ref int i, int column, int style)
    {
        var length = Words.Digits(Words.Read(ref cell, i + 3), out var index);
        if (length == 0 || Words.Read(ref cell, i + 3 + length) != End)
        {
            return false;
        }

        i += 3 + length + sizeof(ulong);
        cells.AddShared(column, style, (int)index);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Letters(ref byte cell, ref int i)
    {
        // One letter or two are nearly all there is; a branch lets the processor guess where the row's number begins.
        var column = Unsafe.Add(ref cell, i) - 'A' + 1;
        uint letter;
        if ((letter = Unsafe.Add(ref cell, ++i) - (uint)'A') < 26)
        {
            column = (column * 26) + (int)letter + 1;
            if ((letter = Unsafe.Add(ref cell, ++i) - (uint)'A') < 26)
            {
                column = (column * 26) + (int)letter + 1;
                i++;
            }
        }

        return (uint)(Unsafe.Add(ref cell, 6) - 'A') < 26 ? column : 0;
    }

    /// <summary>The number in an attribute such as <c> s="12"</c>; -1 when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(ref byte cell, ref int i)
    {
        if (Unsafe.Add(ref cell, i + 5) == '"' && (uint)(Unsafe.Add(ref cell, i + 4) - '0') <= 9)
        {
            i += 6;
            return Unsafe.Add(ref cell, i - 2) - '0';
        }

        i += 4;
        i += Words.Digits(Words.Read(ref cell, i), out var number);
        return Unsafe.Add(ref cell, i++) == '"' ? (int)number : -1;
    }
}
