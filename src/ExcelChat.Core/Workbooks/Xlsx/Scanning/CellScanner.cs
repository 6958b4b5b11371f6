using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Scans one cell (ECMA-376 part 1, 18.3.1.4). The common forms take a few comparisons of whole words; every other form is read step by step.
/// A cell is added when its last byte has been seen, so a cell that the window cuts off is simply scanned again.
/// </summary>
internal sealed class CellScanner(XlsxCells cells)
{
    private static readonly ulong EndOfCell = BinaryPrimitives.ReadUInt64LittleEndian("</v></c>"u8);
    private readonly Utf8Text _text = new();
    private readonly RichTextScanner _rich = new();
    private readonly TextSlab _slab = new();
    private readonly FormulaScanner _formula = new(cells.Formulas);

    /// <summary>The column of the cell before; cells without a reference stand right of it.</summary>
    public int Column { get; set; }

    /// <summary>Goes over the cell that begins at the position; false, with the position where it stuck, when it cannot.</summary>
    public bool Read(ReadOnlySpan<byte> xml, ref int at)
    {
        at += "<c".Length;
        var tag = new XlsxCellTag { Column = Column + 1 };
        var end = ReadTag(xml, ref at, ref tag);
        if (end == TagPart.Unreadable || (end == TagPart.Open && !ReadSimple(xml, ref at, tag) && !ReadContent(xml, ref at, tag)))
        {
            return false;
        }

        Column = tag.Column == 0 ? Column : tag.Column;
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
                    tag.Column = Reference(value);
                    break;
                case [(byte)'s']:
                    tag.Style = Number(value);
                    break;
                case [(byte)'t']:
                    tag.Type = XlsxCellTag.TypeOf(value);
                    break;
            }
        }

        if (tag.Column > CellAddress.MaxColumn)
        {
            tag.Column = 0;
        }

        return part;
    }

    /// <summary>Reads a cell that holds nothing but a plain number or the number of a shared string.</summary>
    private bool ReadSimple(ReadOnlySpan<byte> xml, ref int at, in XlsxCellTag tag)
    {
        if (xml[at] != '<' || xml[at + 1] != 'v' || xml[at + 2] != '>')
        {
            return false;
        }

        var p = at + 3;
        switch (tag.Type)
        {
            case XlsxCellType.Number when Utf8Number.TryRead(xml, ref p, out var number) && IsEndOfCell(xml, p):
                cells.AddNumber(tag, number);
                break;
            case XlsxCellType.SharedString when Utf8Number.TryReadIndex(xml, ref p, out var index) && IsEndOfCell(xml, p):
                cells.AddShared(tag, index);
                break;
            default:
                return false;
        }

        at = p + sizeof(ulong);
        return true;
    }

    private bool ReadContent(ReadOnlySpan<byte> xml, ref int at, in XlsxCellTag tag)
    {
        var content = new CellContent();
        _formula.Clear();
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
        var open = ReadPreserve(xml, ref at, out var preserve);
        if (open != TagPart.Open)
        {
            content.Text = "";
            return open == TagPart.Empty;
        }

        if (type == XlsxCellType.Number && Utf8Number.TryRead(xml, ref at, out content.Number))
        {
            content.IsNumber = true;
            return Utf8Xml.ReadEndTag(xml, ref at, "v"u8);
        }

        if (!Utf8Xml.ReadText(xml, ref at, out var raw) || !Utf8Xml.ReadEndTag(xml, ref at, "v"u8))
        {
            return false;
        }

        content.Text = _text.ToText(raw, preserve || type != XlsxCellType.String);
        content.Text = content.Text is not null && type == XlsxCellType.String ? XlsxText.Decode(content.Text) : content.Text;
        return content.Text is { Length: <= XlsxText.MaxLength };
    }

    private bool ReadInline(ReadOnlySpan<byte> xml, ref int at, ref CellContent content)
    {
        _slab.Length = 0;
        if (!_rich.Read(xml, ref at, "is"u8, _slab))
        {
            return false;
        }

        content.Inline = _text.ToText(_slab.From(0));
        return true;
    }

    private bool Add(in XlsxCellTag tag, in CellContent content)
    {
        var formula = _formula.Take(tag.Column);
        if (content.IsNumber)
        {
            cells.AddNumber(tag, content.Number, formula);
        }
        else
        {
            cells.Add(tag, tag.Type == XlsxCellType.InlineString ? content.Inline ?? content.Text : content.Text, formula);
        }

        return true;
    }

    private static bool IsEndOfCell(ReadOnlySpan<byte> xml, int at) => BinaryPrimitives.ReadUInt64LittleEndian(xml[at..]) == EndOfCell;

    private static TagPart ReadPreserve(ReadOnlySpan<byte> xml, ref int at, out bool preserve)
    {
        preserve = false;
        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            preserve |= name.SequenceEqual("xml:space"u8) && value.SequenceEqual("preserve"u8);
        }

        return part;
    }

    /// <summary>The column of a reference such as AB12; 0 when it is none.</summary>
    private static int Reference(ReadOnlySpan<byte> reference)
    {
        int i = 0, column = 0;
        for (uint letter; i < reference.Length && i < 4 && (letter = reference[i] - (uint)'A') < 26; i++)
        {
            column = (column * 26) + (int)letter + 1;
        }

        return i > 0 && Utf8Parser.TryParse(reference[i..], out int row, out var used) && used == reference.Length - i && row is >= 1 and <= CellAddress.MaxRow
            ? column
            : ReferenceInAnyForm(reference);
    }

    private static int ReferenceInAnyForm(ReadOnlySpan<byte> reference)
        => CellAddress.TryParse(Encoding.ASCII.GetString(reference), out var address) ? address.Column : 0;

    private static int Number(ReadOnlySpan<byte> value) => Utf8Parser.TryParse(value, out int number, out var used) && used == value.Length ? number : 0;

    private struct CellContent
    {
        public string? Text;
        public string? Inline;
        public double Number;
        public bool IsNumber;
    }
}
