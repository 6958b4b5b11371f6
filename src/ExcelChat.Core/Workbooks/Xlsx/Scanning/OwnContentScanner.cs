using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans what the usual programs write behind the reference and the style of a cell that has a formula, a text of its own, a truth value or a long number. It compares whole
/// words as <see cref="PlainCellScanner"/> does, and goes on only from bytes that it knows, so zeros stop it before the window's padding ends.
/// </summary>
internal sealed class OwnContentScanner(XlsxCells cells)
{
    // " t=\"str\"", " t=\"b\">", " t=\"inlineStr\">" in two words, and "<v>", "<is><t>", "<f>", "</f>", "<f t=\"shared\" si=\"" in three words, "\"/>",
    // "</v></c>" and "</t></is></c>" in two words.
    private const ulong FormulaString = 0x2272_7473_223D_7420;
    private const ulong Boolean = 0x3E_2262_223D_7420;
    private const ulong InlineString = 0x696C_6E69_223D_7420;
    private const ulong RestOfInlineString = 0x3E_2272_7453_656E;
    private const uint Value = 0x3E_763C;
    private const ulong InlineText = 0x3E_743C_3E73_693C;
    private const uint Formula = 0x3E_663C;
    private const uint FormulaEnd = 0x3E66_2F3C;
    private const ulong Shared = 0x6873_223D_7420_663C;
    private const ulong RestOfShared = 0x6973_2022_6465_7261;
    private const ushort Group = 0x223D;
    private const uint SharedEnd = 0x3E_2F22;
    private const ulong End = 0x3E63_2F3C_3E76_2F3C;
    private const ulong InlineEnd = 0x7369_2F3C_3E74_2F3C;
    private const ulong RestOfInlineEnd = 0x3E_632F_3C3E;
    private const ulong ThreeBytes = 0xFF_FFFF;
    private const ulong FiveBytes = 0xFF_FFFF_FFFF;
    private const ulong SevenBytes = 0xFF_FFFF_FFFF_FFFF;

    private readonly Utf8Text _text = new();
    private readonly Utf8Text _formula = new();

    /// <summary>Goes over the rest of a cell.</summary>
    /// <param name="xml">The bytes at hand; zeros follow the last.</param>
    /// <param name="at">Where what follows the style begins; moved to the end of the cell when it was read.</param>
    /// <param name="place">Where the cell stands.</param>
    /// <param name="style">Its style.</param>
    /// <param name="target">The cell to fill; it may hold anything when the result is false.</param>
    /// <returns>Whether the cell is all there and in a spelling that is known here.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool Read(ReadOnlySpan<byte> xml, scoped ref int at, CellPlace place, in XlsxStyle style, ref Cell target)
    {
        var i = at;
        var type = ReadType(xml, ref i);
        SharedFormula? shared = null;
        ReadOnlySpan<byte> formula = default;
        if (type == XlsxCellType.Date || (xml[i + 1] == 'f' && !ReadFormula(xml, ref i, place.Column, out formula, out shared))
            || !ReadValue(xml, ref i, type, out var text, out var number))
        {
            return false;
        }

        at = i;
        if (type == XlsxCellType.Number)
        {
            // Nothing is ever added to the key of a text, whose bits are no number.
            (place, number) = (place.Of(style.Kind), number + style.Shift);
        }

        place = type == XlsxCellType.Boolean ? place.Of(CellKind.Boolean) : place;
        if (shared is not null || !formula.IsEmpty)
        {
            long key = 0;
            target.Become(place, number, text, style.Format, (shared ?? (object)cells.Keep(formula, out key), key));
        }
        else
        {
            target.Become(place, number, text, style.Format);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadValue(ReadOnlySpan<byte> xml, ref int at, XlsxCellType type, out object? text, out double number)
    {
        text = null;
        return type switch
        {
            XlsxCellType.Number => ReadNumber(xml, ref at, out number),
            XlsxCellType.Boolean => ReadBoolean(xml, ref at, out number),
            _ => ReadText(xml, ref at, type == XlsxCellType.InlineString, out text, out number),
        };
    }

    /// <summary>Goes over the type of a cell and the end of its start tag; a date stands for all that is not read here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static XlsxCellType ReadType(ReadOnlySpan<byte> xml, ref int at)
    {
        if (xml[at] == '>')
        {
            at++;
            return XlsxCellType.Number;
        }

        if (Skip(xml, ref at, FormulaString, ulong.MaxValue, 8) && xml[at] == '>')
        {
            at++;
            return XlsxCellType.String;
        }

        if (Skip(xml, ref at, Boolean, SevenBytes, 7))
        {
            return XlsxCellType.Boolean;
        }

        return Skip(xml, ref at, InlineString, ulong.MaxValue, 8) && Skip(xml, ref at, RestOfInlineString, SevenBytes, 7) ? XlsxCellType.InlineString : XlsxCellType.Date;
    }

    /// <summary>Goes over a formula of the cell's own, or one that an earlier cell has stated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadFormula(ReadOnlySpan<byte> xml, scoped ref int at, int column, out ReadOnlySpan<byte> formula, out SharedFormula? shared)
    {
        formula = default;
        shared = null;
        if (Skip(xml, ref at, Formula, ThreeBytes, 3))
        {
            var end = at;
            var isRead = _formula.TryRead(xml, ref end, out formula) && !formula.IsEmpty;
            at = end;
            return isRead && Skip(xml, ref at, FormulaEnd, uint.MaxValue, 4);
        }

        if (!Skip(xml, ref at, Shared, ulong.MaxValue, 8) || !Skip(xml, ref at, RestOfShared, ulong.MaxValue, 8) || !Skip(xml, ref at, Group, ushort.MaxValue, 2)
            || !Utf8Number.TryReadIndex(xml, ref at, out var group) || !Skip(xml, ref at, SharedEnd, ThreeBytes, 3))
        {
            return false;
        }

        shared = cells.Formulas.Shared(group, column, "");
        return shared is not null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReadNumber(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        number = 0;
        if (!Skip(xml, ref at, Value, ThreeBytes, 3))
        {
            return false;
        }

        var end = at;
        var isRead = Utf8Number.TryRead(xml, ref end, out number);
        at = end;
        return isRead && Skip(xml, ref at, End, ulong.MaxValue, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReadBoolean(ReadOnlySpan<byte> xml, ref int at, out double number)
    {
        number = 0;
        if (!Skip(xml, ref at, Value, ThreeBytes, 3) || (uint)(xml[at] - '0') > 1)
        {
            return false;
        }

        number = xml[at++] - '0';
        return Skip(xml, ref at, End, ulong.MaxValue, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadText(ReadOnlySpan<byte> xml, ref int at, bool isInline, out object? text, out double key)
    {
        (text, key) = (null, 0);
        if (!(isInline ? Skip(xml, ref at, InlineText, SevenBytes, 7) : Skip(xml, ref at, Value, ThreeBytes, 3)))
        {
            return false;
        }

        var end = at;
        var isRead = _text.TryReadString(xml, ref end, preserve: false, out var bytes) && !bytes.IsEmpty;
        at = end;
        if (!isRead
            || !(isInline ? Skip(xml, ref at, InlineEnd, ulong.MaxValue, 8) && Skip(xml, ref at, RestOfInlineEnd, FiveBytes, 5) : Skip(xml, ref at, End, ulong.MaxValue, 8)))
        {
            return false;
        }

        text = cells.Keep(bytes, out var place);
        key = BitConverter.Int64BitsToDouble(place);
        return true;
    }

    /// <summary>Goes over bytes that are just these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Skip(ReadOnlySpan<byte> xml, ref int at, ulong expected, ulong mask, int length)
    {
        // A branch lets the processor guess where the next thing begins.
        if ((Words.Read(ref MemoryMarshal.GetReference(xml), at) & mask) != expected)
        {
            return false;
        }

        at += length;
        return true;
    }
}
