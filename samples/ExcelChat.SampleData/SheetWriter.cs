using System.Globalization;
using System.Text;

namespace ExcelChat.SampleData;

/// <summary>Writes one worksheet, row by row and left to right, as SpreadsheetML (ECMA-376 part 1, section 18.3).</summary>
/// <param name="name">The sheet's name on its tab.</param>
/// <param name="strings">The strings that all sheets of the workbook share.</param>
/// <param name="columnWidths">The width of each column, in characters.</param>
internal sealed class SheetWriter(string name, SharedStrings strings, params int[] columnWidths)
{
    private readonly StringBuilder _rows = new();
    private readonly List<string> _merges = [];
    private int _column;

    /// <summary>The sheet's name on its tab.</summary>
    public string Name { get; } = name;

    /// <summary>The number of the row being written, counted from 1.</summary>
    public int RowNumber { get; private set; }

    /// <summary>Writes the next row: <paramref name="cells"/> calls this writer once for each cell.</summary>
    public void Row(Action<SheetWriter> cells)
    {
        RowNumber++;
        _column = 0;
        _rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{RowNumber}\">");
        cells(this);
        _rows.Append("</row>\n");
    }

    /// <summary>Leaves a row empty.</summary>
    public void SkipRow() => RowNumber++;

    /// <summary>Leaves cells empty.</summary>
    public void Skip(int cells = 1) => _column += cells;

    /// <summary>Joins the cells of an A1 range into one.</summary>
    public void Merge(string range) => _merges.Add(range);

    /// <summary>A text cell.</summary>
    public void Text(string text, CellStyle style = CellStyle.Plain) => Cell(style, " t=\"s\"", $"<v>{strings.IndexOf(text)}</v>");

    /// <summary>A number cell.</summary>
    public void Number(decimal value, CellStyle style = CellStyle.Plain) => Cell(style, "", $"<v>{Invariant(value)}</v>");

    /// <summary>A date cell: days since 1899-12-30, as Excel counts them.</summary>
    public void Date(DateOnly date) => Number(date.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellStyle.Date);

    /// <summary>A true or false cell.</summary>
    public void Flag(bool value) => Cell(CellStyle.Plain, " t=\"b\"", value ? "<v>1</v>" : "<v>0</v>");

    /// <summary>A formula (without its equals sign) and the value that Excel would keep beside it.</summary>
    public void Formula(string formula, decimal cached, CellStyle style) =>
        Cell(style, "", $"<f>{formula}</f><v>{Invariant(cached)}</v>");

    /// <summary>The worksheet part.</summary>
    public string ToXml()
    {
        IEnumerable<string> columns = columnWidths.Select((width, index) =>
            Invariant($"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{width}\" customWidth=\"1\"/>"));
        string merges = _merges.Count == 0 ? "" : Invariant(
            $"<mergeCells count=\"{_merges.Count}\">{string.Concat(_merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>\n");
        return $"""
            {WorkbookParts.Declaration}
            <worksheet xmlns="{WorkbookParts.Main}">
            <cols>{string.Concat(columns)}</cols>
            <sheetData>
            {_rows}</sheetData>
            {merges}</worksheet>

            """;
    }

    private void Cell(CellStyle style, string type, string content)
    {
        char letter = (char)('A' + _column++);
        string look = style == CellStyle.Plain ? "" : Invariant($" s=\"{(int)style}\"");
        _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{letter}{RowNumber}\"{look}{type}>{content}</c>");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Invariant(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
