using System.Buffers.Text;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans one cell (ECMA-376 part 1, 18.3.1.4): the spellings of the usual programs by comparing words, every other one step by step. A cell is
/// added when its last byte has been seen, so a cell that the window cuts off is simply scanned again.
/// </summary>
internal sealed class CellScanner(XlsxCells cells)
{
    private readonly Utf8Text _text = new();
    private readonly RichTextScanner _rich = new();
    private readonly TextSlab _slab = new();
    private readonly FormulaScanner _formula = new(cells);
    private readonly PlainCellScanner _plain = new(cells);
    private CellTagScanner _tags;

    /// <summary>The column of the cell before; cells without a reference stand right of it.</summary>
    public int Column { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Begin(int row)
    {
        Column = 0;
        _tags.Begin(row);
        _plain.Begin(row);
    }

    /// <summary>Goes over as many cells of the plainest form as follow each other.</summary>
    public int ReadPlain(ReadOnlySpan<byte> xml, int at)
    {
        var column = Column;
        at = _plain.Read(xml, at, ref column);
        Column = column;
        return at;
    }

    /// <summary>Goes over the cell that begins at the position; false, with the position where it stuck, when it cannot.</summary>
    public bool Read(ReadOnlySpan<byte> xml, ref int at)
    {
        if (_tags.TryRead(xml, ref at, out var tag))
        {
            if (!ReadSimple(xml, ref at, tag) && !ReadContent(xml, ref at, tag))
            {
                return false;
            }
        }
        else
        {
            at += "<c".Length;
            tag.Column = Column + 1;
            var end = ReadTag(xml, ref at, ref tag);
            if (end == TagPart.Unreadable || (end == TagPart.Open && !ReadContent(xml, ref at, tag)))
            {
                return false;
            }
        }

        Column = tag.Column == 0 ? Column : tag.Column;
        return true;
    }

    /// <summary>Reads a cell that holds nothing but a value in the spelling of the usual programs.</summary>
    private bool ReadSimple(ReadOnlySpan<byte> xml, ref int at, in XlsxCellTag tag)
    {
        var p = at;
        switch (tag.Type)
        {
            case XlsxCellType.Number when Utf8Xml.Skip(xml, ref p, "<v>"u8) && Utf8Number.TryRead(xml, ref p, out var number) && Utf8Xml.Skip(xml, ref p, "</v></c>"u8):
                cells.AddNumber(tag, number);
                break;
            case XlsxCellType.SharedString when Utf8Xml.Skip(xml, ref p, "<v>"u8) && Utf8Number.TryReadIndex(xml, ref p, out var index) && Utf8Xml.Skip(xml, ref p, "</v></c>"u8):
                cells.AddShared(tag, index);
                break;
            case XlsxCellType.InlineString when Utf8Xml.Skip(xml, ref p, "<is><t>"u8) && Utf8Text.TryReadPlain(xml, ref p, out var text) && Utf8Xml.Skip(xml, ref p, "</t></is></c>"u8):
                cells.AddText(tag, text, default);
                break;
            default:
                return false;
        }

        at = p;
        return true;
    }

    private static TagPart ReadTag(ReadOnlySpan<byte> xml, ref int at, ref XlsxCellTag tag)
    {
        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            switch (name)
            {
                case [(byte)'r']:
                    tag.Column = CellAddress.TryParse(Encoding.ASCII.GetString(value), out var address) ? address.Column : 0;
                    break;
                case [(byte)'s']:
                    tag.Style = Utf8Parser.TryParse(value, out int style, out var used) && used == value.Length ? style : 0;
                    break;
                case [(byte)'t']:
                    tag.Type = XlsxCellTag.TypeOf(value);
                    break;
            }
        }

        tag.Column = tag.Column > CellAddress.MaxColumn ? 0 : tag.Column;
        return part;
    }

    private bool ReadContent(ReadOnlySpan<byte> xml, ref int at, in XlsxCellTag tag)
    {
        var content = new CellContent();
        _formula.Clear();
        _slab.Length = 0;
        while (true)
        {
            Utf8Xml.SkipSpace(xml, ref at);
            if (xml[at] == '<' && xml[at + 1] == '/')
            {
                return Utf8Xml.ReadEndTag(xml, ref at, "c"u8) && Add(tag, content);
            }

            var read = Utf8Xml.IsStartTag(xml, at, "v"u8) ? ReadValue(xml, ref at, tag.Type, ref content)
                : Utf8Xml.IsStartTag(xml, at, "f"u8) ? _formula.Read(xml, ref at)
                : Utf8Xml.IsStartTag(xml, at, "is"u8) && ReadInline(xml, ref at, ref content);
            if (!read)
            {
                return false;
            }
        }
    }

    private bool ReadValue(ReadOnlySpan<byte> xml, ref int at, XlsxCellType type, ref CellContent content)
    {
        at += "<v".Length;
        var open = Utf8Xml.ReadPreserve(xml, ref at, out var preserve);
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

        if (Utf8Text.TryReadPlain(xml, ref at, out var plain))
        {
            if (!content.HasInline)
            {
                _slab.Append(plain);
            }

            return Utf8Xml.ReadEndTag(xml, ref at, "v"u8);
        }

        if (!Utf8Xml.ReadText(xml, ref at, out var raw) || !Utf8Xml.ReadEndTag(xml, ref at, "v"u8) || !_text.TryDecode(raw, out var text))
        {
            return false;
        }

        return content.HasInline || (type == XlsxCellType.String ? Utf8Text.TryAppend(_slab, text, preserve) : Utf8Text.TryAppendVerbatim(_slab, text));
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
