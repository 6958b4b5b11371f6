using System.Globalization;
using System.Text;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>Parses one <c>c</c> element (ECMA-376 part 1, 18.3.1.4).</summary>
internal sealed class CellParser(XmlReader xml, XlsxCells cells, InlineRichText? inline)
{
    private string? _text;
    private string? _inline;
    private XlsxFormula _formula;

    /// <summary>The cell that was read last.</summary>
    public CellAddress? Position { get; private set; }

    /// <summary>Reads the cell that the parser is at. A cell without a reference stands right of the one before.</summary>
    /// <returns>Its column.</returns>
    public int Read(int previousColumn)
    {
        var tag = ReadTag(previousColumn + 1);
        var column = tag.Column == 0 ? previousColumn : tag.Column;
        Position = new(cells.Row, Math.Clamp(column, 1, CellAddress.MaxColumn));
        if (!xml.IsEmptyElement)
        {
            ReadContent(tag);
            cells.Add(tag, _inline ?? _text, _formula);
        }

        return column;
    }

    private XlsxCellTag ReadTag(int column)
    {
        var tag = new XlsxCellTag { Column = column };
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.Name)
            {
                case "r":
                    tag.Column = CellAddress.TryParse(xml.Value, out var address) ? address.Column : 0;
                    break;
                case "s":
                    _ = int.TryParse(xml.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out tag.Style);
                    break;
                case "t":
                    tag.Type = XlsxCellTag.TypeOf(Encoding.UTF8.GetBytes(xml.Value));
                    break;
            }
        }

        xml.MoveToElement();
        tag.Column = tag.Column > CellAddress.MaxColumn ? 0 : tag.Column;
        return tag;
    }

    private void ReadContent(in XlsxCellTag tag)
    {
        _text = _inline = null;
        _formula = default;
        var depth = xml.Depth;
        while (xml.ReadToChild(depth))
        {
            switch (xml.LocalName)
            {
                case "v":
                    _text = tag.Type == XlsxCellType.String ? XlsxText.ReadString(xml) : xml.ReadText();
                    break;
                case "is":
                    _inline = inline is null ? XlsxText.ReadRichString(xml) : inline.Read(xml, tag.Column);
                    break;
                case "f":
                    _formula = ReadFormula(tag.Column);
                    break;
                case "extLst":
                    xml.ReadText();
                    break;
            }
        }
    }

    private XlsxFormula ReadFormula(int column)
    {
        string? type = xml.GetAttribute("t"), range = xml.GetAttribute("ref");
        var group = int.TryParse(xml.GetAttribute("si"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var si) ? si : -1;
        var text = xml.ReadText();
        if (type is "shared")
        {
            return new() { Formula = cells.Formulas.Shared(group, column, text) };
        }

        if (type is "array" && CellRange.TryParse(range, out var filled))
        {
            cells.Formulas.AddArray(filled, text);
        }

        return new() { Formula = text.Length > 0 ? text : null };
    }
}
