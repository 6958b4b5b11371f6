using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Detection;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>A table whose rows still come: what its first rows told, and what has been counted so far.</summary>
internal sealed class OpenTable
{
    private readonly Table _head;
    private readonly StreamedColumn[] _columns;
    private readonly int _left;
    private readonly int[] _indexes;
    private readonly string[] _header;
    private int _lastRow;
    private int _bottom;
    private long _records;
    private long _formulas;

    /// <param name="head">The table as far as its first rows go.</param>
    public OpenTable(Table head)
    {
        _head = head;
        _left = head.Range.First.Column;
        _indexes = new int[head.Range.Columns];
        Array.Fill(_indexes, -1);
        _lastRow = _bottom = head.Range.Last.Row;
        _header = [.. head.HeaderRows == 0 ? [] : head.Columns.Select(column => column.HeaderPath.Count == 0 ? "" : column.HeaderPath[^1])];
        _formulas = head.Formulas.Count;
        _records = ProfileReader.CountRecords(head);
        var bound = ProfileReader.Bound(head.Columns.Count);
        _columns = [.. head.Columns.Select(column => new StreamedColumn(column, head.Rows, bound))];
        for (var c = 0; c < _columns.Length; c++)
        {
            _indexes[head.Columns[c].SheetColumn - _left] = c;
        }
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

    /// <summary>Counts a row: a record, or a total, a heading, a note or the header once more, which count nowhere.</summary>
    public void Add(Row row)
    {
        var cells = row.Cells.Span;
        _lastRow = row.Number;
        var role = RoleOf(cells);
        _bottom = role == RowRole.Note ? _bottom : row.Number;
        if (role == RowRole.Data)
        {
            _records++;
            AddRecord(cells);
        }
    }

    private void AddRecord(ReadOnlySpan<Cell> cells)
    {
        var next = 0;
        foreach (ref readonly var cell in cells)
        {
            var index = IndexOf(cell);
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

    /// <summary>What a row is, as far as its own cells tell.</summary>
    private RowRole RoleOf(ReadOnlySpan<Cell> cells)
    {
        var first = NextInside(cells, 0);
        if (first == cells.Length || cells[first].Value.Kind != CellKind.Text)
        {
            return RowRole.Data;
        }

        var label = cells[first].Value.Text;
        return NextInside(cells, first + 1) == cells.Length ? RoleOfLine(label)
            : IsTotal(label, cells) ? RowRole.Total
            : IsHeader(label, cells) ? RowRole.Header
            : RowRole.Data;
    }

    /// <summary>The next cell from an index on that holds something and lies in the table; the number of cells when there is none.</summary>
    private int NextInside(ReadOnlySpan<Cell> cells, int from)
    {
        while (from < cells.Length && (cells[from].Value.IsBlank || IndexOf(cells[from]) < 0))
        {
            from++;
        }

        return from;
    }

    private RowRole RoleOfLine(string label)
        => _columns.Length > 1 && TextLines.IsNoteWithin(label) ? RowRole.Note
            : _columns.Length > 2 && !TextLines.IsMarked(label) && TypedText.Parse(label) is { IsMissing: false, Value.IsBlank: true } ? RowRole.GroupHead
            : RowRole.Data;

    private static bool IsTotal(string label, ReadOnlySpan<Cell> cells)
    {
        if (!Labels.IsTotalOfSomething(label) || !Labels.MayBeName(label))
        {
            return Labels.IsTotalWord(label) || Labels.IsTotalOfSomething(label);
        }

        foreach (ref readonly var cell in cells)
        {
            if (cell.HasFormula)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHeader(string label, ReadOnlySpan<Cell> cells)
    {
        if (_header.Length == 0 || label.Trim() != _header[0])
        {
            return false;
        }

        var same = 0;
        foreach (ref readonly var cell in cells)
        {
            same += IndexOf(cell) is >= 0 and var index && cell.Value.Kind == CellKind.Text && cell.Value.Text.Trim() == _header[index] ? 1 : 0;
        }

        return same == _header.Length;
    }

    private StreamedColumn? At(in Cell cell) => IndexOf(cell) is >= 0 and var index ? _columns[index] : null;

    /// <summary>The column of the table that a cell belongs to, or -1.</summary>
    private int IndexOf(in Cell cell)
    {
        var place = cell.Address.Column - _left;
        return (uint)place < (uint)_indexes.Length ? _indexes[place] : -1;
    }
}
