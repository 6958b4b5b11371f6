using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>A table whose rows still come: what its first rows told, and what has been counted so far.</summary>
internal sealed class OpenTable
{
    private readonly Table _head;
    private readonly StreamedColumn[] _columns;
    private readonly int _left;
    private int _lastRow;
    private long _records;
    private long _formulas;

    /// <param name="head">The table as far as its first rows go.</param>
    public OpenTable(Table head)
    {
        _head = head;
        _left = head.Range.First.Column;
        _lastRow = head.Range.Last.Row;
        _formulas = head.Formulas.Count;
        _records = Enumerable.Range(0, head.Rows.Count).Count(row => head.Rows.Role(row) == RowRole.Data);
        var bound = ProfileReader.Bound(head.Columns.Count);
        _columns = [.. head.Columns.Select(column => new StreamedColumn(column, head.Rows, bound))];
    }

    /// <summary>Whether a row goes on with the table: the next one with a cell in it does; one behind blank rows when it looks like the rows before.</summary>
    public bool Takes(Row row)
    {
        int inside = 0, alike = 0;
        foreach (ref readonly var cell in row.Cells.Span)
        {
            if (At(cell) is { } column)
            {
                inside++;
                alike += column.IsLike(cell.Value) ? 1 : 0;
            }
        }

        return (inside > 0 && row.Number == _lastRow + 1) || alike * 2 > Math.Max(inside, _columns.Length);
    }

    /// <summary>Counts a row: a record, or a total, which counts nowhere.</summary>
    public void Add(Row row)
    {
        var cells = row.Cells.Span;
        _lastRow = row.Number;
        if (IsTotal(cells))
        {
            return;
        }

        _records++;
        var next = 0;
        foreach (ref readonly var cell in cells)
        {
            var index = cell.Address.Column - _left;
            if ((uint)index >= (uint)_columns.Length)
            {
                continue;
            }

            for (; next < index; next++)
            {
                _columns[next].AddMissing();
            }

            _columns[index].Add(cell);
            _formulas += cell.HasFormula ? 1 : 0;
            next = index + 1;
        }

        for (; next < _columns.Length; next++)
        {
            _columns[next].AddMissing();
        }
    }

    /// <summary>The profile of all rows.</summary>
    public TableProfile Build() => new()
    {
        Workbook = _head.Workbook,
        Sheet = _head.Sheet,
        Name = _head.Name,
        Range = new(_head.Range.First, new(_lastRow, _head.Range.Last.Column)),
        RowCount = _records,
        Columns = [.. _columns.Select(column => column.Build(_head.Title))],
        FormulaCount = _formulas,
    };

    /// <summary>A total's label stands in the first cell of its row.</summary>
    private bool IsTotal(ReadOnlySpan<Cell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            if (At(cell) is not null)
            {
                return cell.Value.Kind == CellKind.Text && Labels.IsTotal(cell.Value.Text);
            }
        }

        return false;
    }

    private StreamedColumn? At(in Cell cell)
    {
        var index = cell.Address.Column - _left;
        return (uint)index < (uint)_columns.Length ? _columns[index] : null;
    }
}
