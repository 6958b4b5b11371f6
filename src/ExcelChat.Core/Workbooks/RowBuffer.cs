using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks;

/// <summary>The cells of the row being read; its memory is used again for every row.</summary>
internal sealed class RowBuffer
{
    private Cell[] _cells = new Cell[16];
    private bool _inOrder = true;
    private int _lastColumn;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        _inOrder = true;
        _lastColumn = 0;
    }

    public void Add(in Cell cell) => Next(cell.Address.Column) = cell;

    /// <summary>A further cell, which still holds what it held in a row before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Cell Next(int column)
    {
        if ((uint)Count >= (uint)_cells.Length)
        {
            Grow();
        }

        _inOrder &= _lastColumn < column;
        _lastColumn = column;
        return ref _cells[Count++];
    }

    /// <summary>The places of further cells, at least one; they still hold what they held in a row before.</summary>
    /// <param name="after">The column that the first of them must come after.</param>
    public Span<Cell> Free(out int after)
    {
        after = _inOrder ? _lastColumn : CellAddress.MaxColumn;
        if (Count == _cells.Length)
        {
            Grow();
        }

        return _cells.AsSpan(Count);
    }

    /// <summary>Takes over cells that were put into the first of the free places, in order.</summary>
    public void Take(int count, int lastColumn)
    {
        Count += count;
        _lastColumn = count > 0 ? lastColumn : _lastColumn;
    }

    /// <summary>The cells by column; of cells with the same address the last one written holds.</summary>
    public ReadOnlyMemory<Cell> InOrder()
    {
        if (!_inOrder)
        {
            Sort();
        }

        return _cells.AsMemory(0, Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        if (Count >= CellAddress.MaxColumn)
        {
            Sort();
        }

        if (Count > _cells.Length / 2)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
        }
    }

    private void Sort()
    {
        var byColumn = new SortedDictionary<int, Cell>();
        foreach (var cell in _cells.AsSpan(0, Count))
        {
            byColumn[cell.Address.Column] = cell;
        }

        byColumn.Values.CopyTo(_cells, 0);
        Count = byColumn.Count;
        _lastColumn = _cells[Count - 1].Address.Column;
        _inOrder = true;
    }
}
