using System.Globalization;
using System.Security;
using System.Text;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>A sheet written row by row, as people lay sheets out: titles, notes, merged headers, formats, hidden rows.</summary>
internal sealed class SheetDraft(string name, params string[] formats)
{
    private readonly StringBuilder _rows = new();
    private readonly List<string> _merges = [];

    public string Name { get; } = name;

    /// <summary>The number format of each column; a column without one is General.</summary>
    public IReadOnlyList<string> Formats { get; } = formats;

    public int RowCount { get; private set; }

    public string Rows => _rows.ToString();

    public string Merges => _merges.Count == 0 ? "" : $"<mergeCells>{string.Concat(_merges.Select(m => $"<mergeCell ref='{m}'/>"))}</mergeCells>";

    public SheetDraft Row(params object?[] cells) => Add(cells, "");

    public SheetDraft Hidden(params object?[] cells) => Add(cells, " hidden='1'");

    public SheetDraft All<T>(IEnumerable<T> records, Func<T, object?[]> cells)
    {
        foreach (var record in records)
        {
            Row(cells(record));
        }

        return this;
    }

    public SheetDraft Skip(int rows = 1)
    {
        RowCount += rows;
        return this;
    }

    public SheetDraft Merge(string range)
    {
        _merges.Add(range);
        return this;
    }

    private SheetDraft Add(object?[] cells, string attributes)
    {
        RowCount++;
        _rows.Append(CultureInfo.InvariantCulture, $"<row r='{RowCount}'{attributes}>");
        for (var column = 0; column < cells.Length; column++)
        {
            Cell($"{(char)('A' + column)}{RowCount.ToString(CultureInfo.InvariantCulture)}", column, cells[column]);
        }

        _rows.Append("</row>");
        return this;
    }

    // The writer of the book knows the numbers of the styles; until then a format stands in its own place.
    private void Cell(string at, int column, object? value)
    {
        var style = column < Formats.Count ? $" s='{{{Formats[column]}}}'" : "";
        _rows.Append(value switch
        {
            null => "",
            string text => $"<c r='{at}' t='inlineStr'><is><t>{SecurityElement.Escape(text)}</t></is></c>",
            bool flag => $"<c r='{at}' t='b'><v>{(flag ? 1 : 0)}</v></c>",
            DateOnly date => $"<c r='{at}'{style}><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
            IFormattable number => $"<c r='{at}'{style}><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
            _ => throw new ArgumentException($"{value.GetType().Name} is no cell value.", nameof(value)),
        });
    }
}
