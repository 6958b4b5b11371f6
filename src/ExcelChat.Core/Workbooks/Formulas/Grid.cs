namespace ExcelChat.Workbooks.Formulas;

/// <summary>The cells of one sheet in memory, in reading order. Its size is that of the cells that are there, whatever their places.</summary>
internal sealed class Grid(Sheet sheet)
{
    private readonly List<int> _hidden = [];
    private GridCell[] _cells = [];
    private int _count;
    private int[] _rows = [];
    private int[] _starts = [];
    private int _rowCount;

    public Sheet Sheet => sheet;

    /// <summary>Whether its cells can be asked for.</summary>
    public GridState State { get; private set; }

    public int LastRow => _rowCount == 0 ? 0 : _rows[_rowCount - 1];

    public int LastColumn { get; private set; }

    public ref GridCell this[int index] => ref _cells[index];

    /// <summary>Reads the sheet.</summary>
    /// <param name="room">How many cells may be kept at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many cells it keeps now; 0 when it is damaged or has more cells than allowed.</returns>
    public async ValueTask<int> LoadAsync(int room, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in sheet.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_count + row.Cells.Length > room)
                {
                    return GiveUp();
                }

                Add(row);
            }
        }
        catch (WorkbookException)
        {
            return GiveUp();
        }

        State = GridState.Loaded;
        return _count;
    }

    /// <summary>The index of a cell, or -1 when it is empty.</summary>
    public int Find(int row, int column)
    {
        var at = FindRow(row);
        return at < _rowCount && _rows[at] == row && FindColumn(at, column) is var index && index < _starts[at + 1] && _cells[index].Column == column ? index : -1;
    }

    /// <summary>The place of the first row that is not above a row, to be counted up for those below it. Most sheets have no gaps, so the guess is mostly right.</summary>
    public int FindRow(int row)
    {
        if (_rowCount == 0 || row <= _rows[0])
        {
            return 0;
        }

        var guess = row - _rows[0];
        if (guess < _rowCount && _rows[guess] == row)
        {
            return guess;
        }

        var found = Array.BinarySearch(_rows, 0, _rowCount, row);
        return found < 0 ? ~found : found;
    }

    /// <summary>The number of the row at a place; beyond all numbers after the last.</summary>
    public int RowAt(int place) => place < _rowCount ? _rows[place] : int.MaxValue;

    /// <summary>The cells of the row at a place that are within the columns of a range: the first index, and the one after the last.</summary>
    public (int First, int End) Within(int place, CellRange range) => (FindColumn(place, range.First.Column), FindColumn(place, range.Last.Column + 1));

    public bool IsHidden(int row) => _hidden.BinarySearch(row) >= 0;

    public bool HasHiddenRows(CellRange range)
    {
        var found = _hidden.BinarySearch(range.First.Row);
        var first = found < 0 ? ~found : found;
        return first < _hidden.Count && _hidden[first] <= range.Last.Row;
    }

    private int GiveUp()
    {
        State = GridState.Unavailable;
        (_cells, _rows, _starts, _count, _rowCount) = ([], [], [], 0, 0);
        return 0;
    }

    private void Add(Row row)
    {
        if (_rowCount + 1 >= _rows.Length)
        {
            var size = Math.Max(64, _rows.Length * 2);
            Array.Resize(ref _rows, size);
            Array.Resize(ref _starts, size);
        }

        if (_count + row.Cells.Length > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(_count + row.Cells.Length, Math.Max(64, _cells.Length * 2)));
        }

        foreach (ref readonly var cell in row.Cells.Span)
        {
            LastColumn = Math.Max(LastColumn, cell.Address.Column);
            _cells[_count++] = Keep(cell);
        }

        _rows[_rowCount++] = row.Number;
        _starts[_rowCount] = _count;
        if (row.Hidden)
        {
            _hidden.Add(row.Number);
        }
    }

    private static GridCell Keep(in Cell cell) => new()
    {
        Column = cell.Address.Column,
        Value = Scalar.Of(cell),
        State = cell.LacksCachedValue ? GridCellState.Waiting : GridCellState.Known,
        Formula = cell.LacksCachedValue ? cell.Formula : null,
        IsSubtotal = cell.Formula is { } f && (f.Contains("SUBTOTAL(", StringComparison.OrdinalIgnoreCase) || f.Contains("AGGREGATE(", StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>The index of the first cell of a row that is not left of a column.</summary>
    private int FindColumn(int at, int column)
    {
        int low = _starts[at], high = _starts[at + 1];
        if (low == high || column <= _cells[low].Column)
        {
            return low;
        }

        var guess = low + column - _cells[low].Column;
        if (guess < high && _cells[guess].Column == column)
        {
            return guess;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _cells[middle].Column < column ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

internal enum GridState
{
    NotLoaded,
    Loaded,

    /// <summary>The sheet is damaged, or larger than what may be kept.</summary>
    Unavailable,
}
