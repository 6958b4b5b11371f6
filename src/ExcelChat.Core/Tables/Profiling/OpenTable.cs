using System.Runtime.CompilerServices;
using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>A table whose rows still come: what its first rows told, and what has been counted so far.</summary>
internal sealed class OpenTable
{
    private readonly Table _head;
    private readonly StreamedColumn[] _columns;
    private readonly StreamedPlaces _places;
    private readonly StreamedRoles _roles;
    private readonly int _end;
    private int _lastRow;
    private int _bottom;
    private long _records;
    private long _formulas;

    /// <param name="head">The table as far as its first rows go.</param>
    /// <param name="declared">The table that the author declared there, which ends where it says; or null.</param>
    public OpenTable(Table head, ListObject? declared)
    {
        (_head, _places, _end) = (head, new(head), declared?.Range.Last.Row ?? int.MaxValue);
        _roles = new(head, declared, _places);
        _lastRow = _bottom = head.Range.Last.Row;
        _formulas = head.Formulas.Count;
        _records = ProfileReader.CountRecords(head);
        var bound = ProfileReader.Bound(head.Columns.Count);
        _columns = [.. head.Columns.Select(column => new StreamedColumn(column, head.Rows, bound))];
    }

    /// <summary>Whether a row goes on with the table: each one within what the author declared; else the next one with a cell in it does; one behind blank rows when it looks like the rows before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Takes(Row row)
    {
        if (_end < int.MaxValue)
        {
            return row.Number <= _end;
        }

        var isNext = row.Number == _lastRow + 1;
        int inside = 0, alike = 0;
        foreach (ref readonly var cell in row.Cells.Span)
        {
            if (At(cell) is { } column && !SheetGridReader.IsEmpty(cell.Value))
            {
                if (isNext)
                {
                    return true;
                }

                inside++;
                alike += column.IsLike(cell.Value) ? 1 : 0;
            }
        }

        return alike * 2 > Math.Max(inside, _columns.Length);
    }

    /// <summary>Counts a row: a record, or a total, a heading, a note or the header once more, which count nowhere.</summary>
    public void Add(Row row)
    {
        var cells = row.Cells.Span;
        if (_places.Next(cells, 0) == cells.Length)
        {
            return;
        }

        _lastRow = row.Number;
        var role = _roles.Of(row);
        _bottom = role == RowRole.Note ? _bottom : row.Number;
        if (role == RowRole.Data)
        {
            _records++;
            AddRecord(cells);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRecord(ReadOnlySpan<Cell> cells)
    {
        var next = 0;
        foreach (ref readonly var cell in cells)
        {
            var index = _places.IndexOf(cell);
            if (index < 0)
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
    public TableProfile Build() => ProfileReader.Build(_head, [.. _columns.Select(column => column.Build(_head.Title))]) with
    {
        Range = new(_head.Range.First, new(_bottom, _head.Range.Last.Column)),
        RowCount = _records,
        FormulaCount = _formulas,
    };

    private StreamedColumn? At(in Cell cell) => _places.IndexOf(cell) is >= 0 and var index ? _columns[index] : null;
}
