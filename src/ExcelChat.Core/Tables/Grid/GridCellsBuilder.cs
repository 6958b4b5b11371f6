using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>Gathers the cells of a sheet in reading order.</summary>
internal sealed class GridCellsBuilder
{
    private readonly List<ushort> _columns = [];
    private readonly List<CellKind> _kinds = [];
    private readonly List<double> _numbers = [];
    private readonly List<ushort> _formats = [];
    private readonly List<GridFill> _fills = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<NumberFormat, ushort> _formatIndexes = [];
    private readonly List<NumberFormat> _palette = [];
    private int _lastColumn;

    public int Count => _columns.Count;

    public void Add(in Cell cell, GridFill fill, int? column = null)
    {
        var value = cell.Value;
        var place = column ?? cell.Address.Column;
        _lastColumn = Math.Max(_lastColumn, place);
        _columns.Add((ushort)place);
        _kinds.Add(value.Kind);
        _numbers.Add(value.Kind is CellKind.Text or CellKind.Error ? IndexOf(value.Text) : value.Number);
        _formats.Add(IndexOf(cell.Format));
        _fills.Add(fill);
    }

    public GridCells Build(bool merged)
    {
        var texts = new string[_texts.Count];
        foreach (var (text, index) in _texts)
        {
            texts[index] = text;
        }

        return new(texts)
        {
            Columns = [.. _columns],
            Kinds = [.. _kinds],
            Numbers = [.. _numbers],
            FormatIndexes = [.. _formats],
            Fills = merged ? [.. _fills] : null,
            Formats = _palette,
            LastColumn = _lastColumn,
        };
    }

    private int IndexOf(string text)
    {
        if (!_texts.TryGetValue(text, out var index))
        {
            _texts.Add(text, index = _texts.Count);
        }

        return index;
    }

    private ushort IndexOf(NumberFormat format)
    {
        if (_formatIndexes.TryGetValue(format, out var index))
        {
            return index;
        }

        // A workbook has at most 65,490 cell formats; beyond them the last is used.
        index = (ushort)Math.Min(_palette.Count, ushort.MaxValue - 1);
        if (index == _palette.Count)
        {
            _palette.Add(format);
        }

        _formatIndexes.Add(format, index);
        return index;
    }
}
