using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>
/// Repeats the value of each merged range in the cells that it covers, as the rows stream by. A range that is wider or higher than
/// <see cref="Limit"/> is repeated that far and no further, so that a merge over the whole sheet costs nothing.
/// </summary>
internal sealed class MergeFiller
{
    private const int Limit = 512;

    private readonly Dictionary<CellAddress, CellRange> _byAnchor = [];
    private readonly List<(CellRange Range, Cell Cell)> _open = [];
    private int _budget = 2_000_000;
    private int _at;
    private int _column;
    private int _lastRow;

    public MergeFiller(IReadOnlyList<CellRange> ranges)
    {
        foreach (var range in ranges)
        {
            var last = new CellAddress(Math.Min(range.Last.Row, range.First.Row + Limit), Math.Min(range.Last.Column, range.First.Column + Limit));
            _byAnchor.TryAdd(range.First, new(range.First, last));
        }
    }

    public bool Any => _byAnchor.Count > 0;

    /// <summary>Whether a range that began above covers the row.</summary>
    public bool Reaches(int row) => row <= _lastRow && _budget > 0;

    public void Begin(int row)
    {
        (_at, _column) = (0, 1);
        if (_open.Count > 0)
        {
            _open.RemoveAll(o => o.Range.Last.Row < row);
        }
    }

    /// <summary>Opens the range that begins at a cell, if one does.</summary>
    public void Anchor(in Cell cell)
    {
        _column = cell.Address.Column + 1;
        if (Any && _byAnchor.TryGetValue(cell.Address, out var range))
        {
            _open.Insert(_at, (range, cell));
            _lastRow = Math.Max(_lastRow, range.Last.Row);
        }
    }

    /// <summary>Writes the covered cells of this row from where it stands to before a column.</summary>
    public void FillUpTo(int column, GridCellsBuilder cells)
    {
        for (; _at < _open.Count && _budget > 0; _at++)
        {
            var (range, anchor) = _open[_at];
            var last = Math.Min(range.Last.Column, column - 1);
            for (var c = Math.Max(_column, range.First.Column); c <= last; c++, _budget--)
            {
                cells.Add(anchor, c == range.First.Column ? GridFill.Down : GridFill.Across, c);
            }

            _column = Math.Max(_column, last + 1);
            if (range.Last.Column >= column)
            {
                return;
            }
        }
    }
}
