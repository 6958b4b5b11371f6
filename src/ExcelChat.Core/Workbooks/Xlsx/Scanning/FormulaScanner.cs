using System.Buffers.Text;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Scans the formula of a cell (ECMA-376 part 1, 18.3.1.40) and holds it until the cell is known to be whole.</summary>
internal sealed class FormulaScanner(XlsxCells cells)
{
    private readonly Utf8Text _text = new();
    private readonly TextSlab _formula = new();
    private int _group;
    private bool _shared;
    private CellRange? _array;

    /// <summary>Forgets the formula of the cell before.</summary>
    public void Clear()
    {
        _formula.Length = 0;
        _shared = false;
        _group = -1;
        _array = null;
    }

    /// <summary>Goes over the element that begins at the position; false, with the position where it stuck, when it cannot.</summary>
    public bool Read(ReadOnlySpan<byte> xml, ref int at)
    {
        Clear();
        at += "<f".Length;
        var open = ReadTag(xml, ref at);
        if (open != TagPart.Open)
        {
            return open == TagPart.Empty;
        }

        if (!_text.TryRead(xml, ref at, out var text) || !Utf8Xml.ReadEndTag(xml, ref at, "f"u8))
        {
            return false;
        }

        _formula.Append(text);
        return true;
    }

    /// <summary>The formula of a cell in this column, to be called when all of the cell has been read.</summary>
    public XlsxFormula Take(int column)
    {
        var text = _formula.From(0);
        if (_shared)
        {
            return new() { Formula = cells.Formulas.Shared(_group, column, text.IsEmpty ? "" : Encoding.UTF8.GetString(text)) };
        }

        if (_array is { } range)
        {
            cells.Formulas.AddArray(range, Encoding.UTF8.GetString(text));
        }

        return text.IsEmpty ? default : new() { Formula = cells.Keep(text, out var key), Key = key };
    }

    private TagPart ReadTag(ReadOnlySpan<byte> xml, ref int at)
    {
        if (xml[at] == '>')
        {
            at++;
            return TagPart.Open;
        }

        TagPart part;
        var array = false;
        CellRange? range = null;
        while ((part = Utf8Xml.NextInTag(xml, ref at, out var name, out var value)) == TagPart.Attribute)
        {
            switch (name)
            {
                case [(byte)'t']:
                    _shared = value.SequenceEqual("shared"u8);
                    array = value.SequenceEqual("array"u8);
                    break;
                case [(byte)'s', (byte)'i']:
                    _group = Utf8Parser.TryParse(value, out int group, out var used) && used == value.Length ? group : -1;
                    break;
                case [(byte)'r', (byte)'e', (byte)'f']:
                    range = CellRange.TryParse(Encoding.ASCII.GetString(value), out var cells) ? cells : null;
                    break;
            }
        }

        _array = array ? range : null;
        return part;
    }
}
