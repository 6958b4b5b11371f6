using System.Runtime.InteropServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>The cells of the row being read, within the limits; the memory is used again for every row.</summary>
internal sealed class RowCells(LegacyFile file)
{
    private readonly List<Cell> _cells = [];
    private Cell[] _row = [];
    private long _total;
    private bool _inOrder = true;

    public int Count => _cells.Count;

    public void Clear()
    {
        _cells.Clear();
        _inOrder = true;
    }

    /// <summary>Adds a cell; one that has neither a value nor a formula is left out.</summary>
    public void Add(in Cell cell)
    {
        if (cell.Value.IsBlank && cell.Formula is null && !cell.LacksCachedValue)
        {
            return;
        }

        Check(cell.Address);
        _inOrder &= _cells.Count == 0 || _cells[^1].Address.Column < cell.Address.Column;
        _cells.Add(cell);
    }

    /// <summary>Gives the cell that was added last, if it is at an address, its formula.</summary>
    public void AmendLast(CellAddress at, string formula)
    {
        if (_cells.Count > 0 && _cells[^1] is var last && last.Address == at)
        {
            _cells[^1] = new(at, last.Value, last.Format, formula);
        }
    }

    /// <summary>The cells by column; of cells with the same address the last one written holds.</summary>
    public ReadOnlyMemory<Cell> InOrder()
    {
        if (!_inOrder)
        {
            Sort();
        }

        if (_row.Length < _cells.Count)
        {
            _row = new Cell[Math.Max(_cells.Count, _row.Length * 2)];
        }

        CollectionsMarshal.AsSpan(_cells).CopyTo(_row);
        return _row.AsMemory(0, _cells.Count);
    }

    private void Check(CellAddress at)
    {
        if (at.Row > file.Limits.MaxRows)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxRows), file.Limits.MaxRows, $"has a cell at {at}");
        }

        if (at.Column > file.Limits.MaxColumns)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxColumns), file.Limits.MaxColumns, $"has a cell at {at}");
        }

        if (++_total > file.Limits.MaxCells)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxCells), file.Limits.MaxCells, "has a sheet with more cells");
        }
    }

    private void Sort()
    {
        var byColumn = new SortedDictionary<int, Cell>();
        foreach (var cell in _cells)
        {
            byColumn[cell.Address.Column] = cell;
        }

        _cells.Clear();
        _cells.AddRange(byColumn.Values);
    }
}
