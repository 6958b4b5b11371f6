using System.Buffers.Text;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Scans the formula of a cell (ECMA-376 part 1, 18.3.1.40) and holds it until the cell is known to be whole.</summary>
internal sealed class FormulaScanner(XlsxFormulas formulas)
{
    private readonly Utf8Text _text = new();
    private string _formula = "";
    private int _group;
    private bool _shared;
    private CellRange? _array;

    /// <summary>Forgets the formula of the cell before.</summary>
    public void Clear()
    {
        _formula = "";
        _shared = false;
        _group = -1;
        _array = null;
    }

    /// <summary>Goes over the element that begins at the position; false, with the position where it stuck, when it cannot.</summary>
    public bool Read(ReadOnlySpan<byte> xml, ref int at)
    {
        at += "<f".Length;
        var open = ReadTag(xml, ref at);
        if (open != TagPart.Open)
        {
            return open == TagPart.Empty;
        }

        if (!Utf8Xml.ReadText(xml, ref at, out var raw) || !Utf8Xml.ReadEndTag(xml, ref at, "f"u8) || !_text.TryDecode(raw, out var text))
        {
            return false;
        }

        _formula = Encoding.UTF8.GetString(text);
        return true;
    }

    /// <summary>The formula of a cell in this column, to be called when all of the cell has been read; null when it has none.</summary>
    public object? Take(int column)
    {
        if (_shared)
        {
            return formulas.Shared(_group, column, _formula);
        }

        if (_array is { } range)
        {
            formulas.AddArray(range, _formula);
        }

        return _formula.Length > 0 ? _formula : null;
    }

    private TagPart ReadTag(ReadOnlySpan<byte> xml, ref int at)
    {
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
                    _group = Utf8Parser.TryParse(value, out int group, out _) ? group : -1;
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
