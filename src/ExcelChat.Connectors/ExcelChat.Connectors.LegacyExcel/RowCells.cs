using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>The cells of the row being read, within the limits; the memory is used again for every row.</summary>
internal sealed class RowCells(LegacyFile file)
{
    private readonly RowBuffer _row = new();
    private Cell _last;
    private long _total;
    private long _textBytes;

    public int Count => _row.Count;

    public void Clear()
    {
        _row.Clear();
        _textBytes = 0;
    }

    /// <summary>Adds a cell; one that has neither a value nor a formula is left out.</summary>
    public void Add(in Cell cell)
    {
        if (cell.Value.IsBlank && cell.Formula is null && !cell.LacksCachedValue)
        {
            return;
        }

        Check(cell.Address);
        CountText(cell);
        _row.Add(cell);
        _last = cell;
    }

    /// <summary>Gives the cell that was added last, if it is at an address, its formula.</summary>
    public void AmendLast(CellAddress at, string formula)
    {
        if (Count > 0 && _last.Address == at)
        {
            _row.Add(new(at, _last.Value, _last.Format, formula));
        }
    }

    /// <summary>The cells by column; of cells with the same address the last one written holds.</summary>
    public ReadOnlyMemory<Cell> InOrder() => _row.InOrder();

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

    // A row is held in memory as a whole.
    private void CountText(in Cell cell)
    {
        var limit = file.Limits.MaxSharedStringBytes;
        _textBytes += sizeof(char) * (cell.Value.Text.Length + (cell.Formula?.Length ?? 0));
        if (_textBytes > limit)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxSharedStringBytes), limit, $"has more than {limit} bytes of text in row {cell.Address.Row}");
        }
    }
}
