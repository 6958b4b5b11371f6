using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans the cells of a row (ECMA-376 part 1, 18.3.1.4): the spellings of the usual programs by comparing words, every other one step by step. A cell is
/// added when its last byte has been seen, so a cell that the window cuts off is simply scanned again.
/// </summary>
internal sealed class CellScanner(XlsxCells cells)
{
    // With both dollar signs, and zeros before the row that nobody writes.
    private const int LongestReference = 32;

    private readonly Utf8Text _text = new();
    private readonly RichTextScanner _rich = new();
    private readonly TextSlab _slab = new();
    private readonly FormulaScanner _formula = new(cells);
    private readonly PlainCellScanner _plain = new(cells);

    /// <summary>The column of the cell before; cells without a reference stand right of it.</summary>
    public int Column { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Begin(RowKey row)
    {
        Column = 0;
        _plain.Begin(row);
    }

    /// <summary>Goes over the cells that follow each other.</summary>
    /// <param name="xml">The bytes at hand.</param>
    /// <param name="at">The position; moved over the cells that could be read.</param>
    /// <param name="stuck">Where the next thing begins that is no cell, or the byte at which reading a cell came to its end.</param>
    /// <returns>Whether it was no cell that ended the reading.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool Read(ReadOnlySpan<byte> xml, ref int at, out int stuck)
    {
        while (true)
        {
            var column = Column;
            _plain.Read(xml, ref at, ref column);
            Column = column;
            stuck = at;
            Utf8Xml.SkipSpace(xml, ref stuck);
            if (!Utf8Xml.IsStartTag(xml, stuck, "c"u8))
            {
                return true;
            }

            if (!ReadAny(xml, ref stuck, out var tag))
            {
                return false;
            }

            Column = tag.Column == 0 ? Column : tag.Column;
            at = stuck;
        }
    }

    /// <summary>Reads a cell in any spelling.</summary>
    private bool ReadAny(ReadOnlySpan<byte> xml, ref int at, out XlsxCellTag tag)
    {
        tag = new() { Column = Column + 1 };
        at += "<c".Length;
        var end = ReadTag(xml, ref at, ref tag);
        return end == TagPart.Empty || (end == TagPart.Open && ReadContent(xml, ref at, tag));
    }

    private static TagPart ReadTag(ReadOnlySpan<byte> xml, ref int at, ref XlsxCellTag tag)
    {
        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            switch (name)
            {
                case [(byte)'r'] when value.Length > LongestReference:
                    return TagPart.Unreadable;
                case [(byte)'r']:
                    tag.Column = ColumnOf(value);
                    break;
                case [(byte)'s'] when !(Utf8Parser.TryParse(value, out tag.Style, out var used) && used == value.Length):
                    return TagPart.Unreadable;
                case var other when other.SequenceEqual("xml:space"u8):
                    return TagPart.Unreadable;
                case [(byte)'t']:
                    tag.Type = XlsxCellTag.TypeOf(value);
                    break;
            }
        }

        tag.Column = tag.Column > CellAddress.MaxColumn ? 0 : tag.Column;
        return part;
    }

    private static int ColumnOf(ReadOnlySpan<byte> reference)
    {
        Span<char> text = stackalloc char[LongestReference];
        return CellAddress.TryParse(text[..Encoding.ASCII.GetChars(reference, text)], out var address) ? address.Column : 0;
    }

    private bool ReadContent(ReadOnlySpan<byte> xml, ref int at, in XlsxCellTag tag)
    {
        var content = new CellContent();
        _formula.Clear();
        _slab.Length = 0;
        while (true)
        {
            Utf8Xml.SkipSpace(xml, ref at);
            if (Utf8Xml.Skip(xml, ref at, "</c>"u8) || Utf8Xml.ReadEndTag(xml, ref at, "c"u8))
            {
                return Add(tag, content);
            }

            if (!(xml[at + 1] switch
            {
                (byte)'f' when Utf8Xml.IsStartTag(xml, at, "f"u8) => _formula.Read(xml, ref at),
                (byte)'v' when Utf8Xml.IsStartTag(xml, at, "v"u8) => ReadValue(xml, ref at, tag.Type, ref content),
                (byte)'i' when Utf8Xml.IsStartTag(xml, at, "is"u8) => ReadInline(xml, ref at, ref content),
                _ => false,
            }))
            {
                return false;
            }
        }
    }

    private bool ReadValue(ReadOnlySpan<byte> xml, ref int at, XlsxCellType type, ref CellContent content)
    {
        at += "<v".Length;
        var open = Utf8Xml.ReadPreserve(xml, ref at, out var preserve);
        if (content.HasValue && !content.HasInline)
        {
            return false;
        }

        content.HasValue = true;
        if (open != TagPart.Open)
        {
            return open == TagPart.Empty;
        }

        if (type == XlsxCellType.Number && Utf8Number.TryRead(xml, ref at, out content.Number))
        {
            content.IsNumber = true;
            return Utf8Xml.ReadEndTag(xml, ref at, "v"u8);
        }

        ReadOnlySpan<byte> text;
        if (!(type == XlsxCellType.String ? _text.TryReadString(xml, ref at, preserve, out text) : _text.TryRead(xml, ref at, out text)) || !Utf8Xml.ReadEndTag(xml, ref at, "v"u8))
        {
            return false;
        }

        if (!content.HasInline)
        {
            _slab.Append(text);
        }

        return true;
    }

    private bool ReadInline(ReadOnlySpan<byte> xml, ref int at, ref CellContent content)
    {
        // A value beside the string is redundant.
        _slab.Length = 0;
        content.HasInline = content.HasValue = true;
        return _rich.Read(xml, ref at, "is"u8, _slab);
    }

    private bool Add(in XlsxCellTag tag, in CellContent content)
    {
        var formula = _formula.Take(tag.Column);
        var text = _slab.From(0);
        if (content.IsNumber)
        {
            cells.AddNumber(tag, content.Number, formula);
        }
        else if (tag.Type is XlsxCellType.String or XlsxCellType.InlineString && !text.IsEmpty)
        {
            cells.AddText(tag, text, formula);
        }
        else
        {
            cells.Add(tag, content.HasValue ? Encoding.UTF8.GetString(text) : null, formula);
        }

        return true;
    }

    private ref struct CellContent
    {
        public double Number;
        public bool IsNumber;
        public bool HasInline;
        public bool HasValue;
    }
}
