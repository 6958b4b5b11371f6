using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Reads one <c>c</c> element (ECMA-376 part 1, 18.3.1.4) in two steps: where it is, then what it holds.</summary>
internal sealed class XlsxCellReader(XmlReader xml, XlsxFile file)
{
    private readonly SharedFormulas _formulas = new();
    private readonly XlsxCellContent _content = new(file);
    private string? _type;
    private int _style;
    private bool _onGrid;

    /// <summary>Reads the start tag. A cell without a reference stands right of the one before.</summary>
    /// <returns>Its column.</returns>
    public int ReadStart(int previousColumn)
    {
        _type = null;
        _style = 0;
        var column = previousColumn + 1;
        var known = true;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.Name)
            {
                case "r":
                    known = CellAddress.TryParse(xml.Value, out var address);
                    column = known ? address.Column : previousColumn;
                    break;
                case "s":
                    _ = int.TryParse(xml.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _style);
                    break;
                case "t":
                    _type = xml.Value;
                    break;
            }
        }

        xml.MoveToElement();
        _onGrid = known && column <= CellAddress.MaxColumn;
        return Math.Min(column, CellAddress.MaxColumn);
    }

    /// <summary>Reads the children; null when the cell has neither a value nor a formula or is not on the grid.</summary>
    public Cell? ReadContent(int row, int column)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        string? text = null, inline = null, formula = null;
        var depth = xml.Depth;
        while (xml.ReadToChild(depth))
        {
            switch (xml.LocalName)
            {
                case "v":
                    text = _type is "str" ? XlsxText.ReadString(xml) : xml.ReadText();
                    break;
                case "is":
                    inline = XlsxText.ReadRichString(xml);
                    break;
                case "f":
                    formula = _formulas.Read(xml, new(row, column));
                    break;
                case "extLst":
                    xml.ReadText();
                    break;
            }
        }

        var format = file.Format(_style);
        var value = _type is "inlineStr" && inline is not null ? CellValue.OfText(inline) : _content.Parse(_type, text ?? "", format);
        return !_onGrid || (value.IsBlank && formula is null)
            ? null
            : new Cell(new(row, column), value, format, formula) { LacksCachedValue = formula is not null && value.IsBlank && (text is null || _type is not "str") };
    }
}
