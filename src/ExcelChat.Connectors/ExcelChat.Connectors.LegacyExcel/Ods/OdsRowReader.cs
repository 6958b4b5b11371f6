using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>Reads the rows of an ods sheet. A row or cell that stands for many is repeated as it is asked for, and not at all when it is empty.</summary>
/// <param name="file">The file.</param>
/// <param name="styles">Its styles.</param>
/// <param name="table">Its content, from the sheet's start tag.</param>
internal sealed class OdsRowReader(LegacyFile file, OdsStyles styles, OdsTable table) : RowReader
{
    /// <summary>So many cells any file may stand for, however short it is; a list of constants down a whole column has no more.</summary>
    private const long FreeCells = CellAddress.MaxRow;

    /// <summary>A repeated cell counts once more for each stretch of text as long as this.</summary>
    private const int TextOfACell = 64;

    private readonly long _mostCells = Math.Max(FreeCells, table.CompressedLength * file.Limits.MaxCompressionRatio);
    private readonly RowCells _cells = new(file);
    private readonly OdsColumns _columns = new();
    private readonly List<OdsRun> _runs = [];
    private readonly OdsXml _xml = table.Xml;
    private readonly int _depth = table.Xml.Depth;
    private readonly bool _empty = table.Xml.IsEmpty;
    private long _row;
    private long _total;
    private int _repeats;
    private bool _hidden;

    /// <summary>The merged ranges of the rows that were read.</summary>
    public List<CellRange> Merged { get; } = [];

    public OdsColumns Columns => _columns;

    public override bool Read()
    {
        while (_repeats == 0)
        {
            if (_empty || !ReadRow())
            {
                table.Drain();
                return false;
            }
        }

        _repeats--;
        _row++;
        Current = new((int)Math.Min(_row, int.MaxValue), _hidden, Cells());
        return true;
    }

    public override void Dispose() => table.Dispose();

    /// <summary>Reads the next row element; false at the sheet's end.</summary>
    private bool ReadRow()
    {
        while (_xml.ReadInside(_depth))
        {
            if (_xml.Is(OdsXml.Table, "table-row"))
            {
                _hidden = _xml.Attribute(OdsXml.Table, "visibility") is "collapse" or "filter";
                var repeats = _xml.Count("number-rows-repeated");
                ReadCells(_xml.Attribute(OdsXml.Table, "default-cell-style-name"));
                _repeats = _runs.Count > 0 ? repeats : 0;
                _row += _runs.Count > 0 ? 0 : repeats;
                return true;
            }

            if (_xml.Is(OdsXml.Table, "table-column"))
            {
                _columns.Add(_xml);
            }
            else if (!IsGroup())
            {
                _xml.Skip();
            }
        }

        return false;
    }

    private bool IsGroup() => _xml.Is(OdsXml.Table, _xml.Name) && _xml.Name is "table-rows" or "table-header-rows" or "table-row-group"
        or "table-columns" or "table-header-columns" or "table-column-group";

    private void ReadCells(string? rowStyle)
    {
        _runs.Clear();
        if (_xml.IsEmpty)
        {
            return;
        }

        var column = 1L;
        for (var depth = _xml.Depth; _xml.ReadInside(depth);)
        {
            var count = _xml.Count("number-columns-repeated");
            if (_xml.Is(OdsXml.Table, "table-cell") && column <= int.MaxValue)
            {
                ReadCell((int)column, count, rowStyle);
            }
            else
            {
                _xml.Skip();
            }

            column += count;
        }
    }

    private void ReadCell(int column, int count, string? rowStyle)
    {
        AddMerged(column);
        var formula = _xml.Attribute(OdsXml.Table, "formula");
        var style = _xml.Attribute(OdsXml.Table, "style-name") ?? rowStyle ?? _columns.Style(column);
        var typed = _xml.Attribute(OdsXml.Office, "value-type") is not null;
        var (value, format) = OdsCell.Read(_xml, styles.Format(style));
        if (!value.IsBlank || formula is not null)
        {
            _runs.Add(new(column, count, value, format) { Formula = formula is null ? null : OdsFormula.ToA1(formula), LacksCachedValue = formula is not null && !typed });
        }
    }

    private void AddMerged(int column)
    {
        var (columns, rows) = (_xml.Count("number-columns-spanned"), _xml.Count("number-rows-spanned"));
        var (lastRow, lastColumn) = (_row + rows, (long)column + columns - 1);
        if ((columns > 1 || rows > 1) && lastRow <= CellAddress.MaxRow && lastColumn <= CellAddress.MaxColumn)
        {
            Merged.Add(CellRange.Of((int)_row + 1, column, (int)lastRow, (int)lastColumn));
        }
    }

    private ReadOnlyMemory<Cell> Cells()
    {
        _cells.Clear();
        foreach (var run in _runs)
        {
            _total += run.Count * (1L + (run.Value.Text.Length / TextOfACell));
            for (var i = 0; i < run.Count; i++)
            {
                _cells.Add(run.At((int)Math.Min(_row, int.MaxValue), i));
            }
        }

        return _total <= _mostCells
            ? _cells.InOrder()
            : throw file.Exceeded(nameof(WorkbookLimits.MaxCompressionRatio), file.Limits.MaxCompressionRatio, "repeats its cells more often");
    }
}
