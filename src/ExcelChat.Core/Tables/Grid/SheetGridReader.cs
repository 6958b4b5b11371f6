using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>Reads a sheet into a <see cref="SheetGrid"/>.</summary>
internal sealed class SheetGridReader
{
    private readonly GridCellsBuilder _cells = new();
    private readonly List<int> _rowNumbers = [];
    private readonly List<int> _rowStarts = [];
    private readonly HashSet<int> _hidden = [];
    private readonly Dictionary<int, int> _levels = [];
    private readonly List<CellFormula> _formulas = [];

    private SheetGridReader()
    {
    }

    public static async ValueTask<SheetGrid> ReadAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var reader = new SheetGridReader();
        var layout = await sheet.ReadLayoutAsync(cancellationToken).ConfigureAwait(false);
        var merges = new MergeFiller(layout.MergedRanges);
        await foreach (var row in sheet.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            reader.AddSkippedRows(row.Number, merges);
            reader.AddRow(row, merges);
        }

        return reader.Build(layout, merges.Any);
    }

    /// <summary>Whether a cell holds nothing, or only white space, which a reader sees as nothing.</summary>
    public static bool IsEmpty(in CellValue value) => value.IsBlank || (value.Kind == CellKind.Text && string.IsNullOrWhiteSpace(value.Text));

    /// <summary>Rows that have no cell of their own but lie in a merged range are part of the picture, as in a header merged over three rows.</summary>
    private void AddSkippedRows(int next, MergeFiller merges)
    {
        var last = _rowNumbers.Count == 0 ? 0 : _rowNumbers[^1];
        for (var number = last + 1; number < next && merges.Reaches(number); number++)
        {
            AddRow(new Row(number, hidden: false, default), merges);
        }
    }

    private void AddRow(Row row, MergeFiller merges)
    {
        var start = _cells.Count;
        merges.Begin(row.Number);
        foreach (var cell in row.Cells.Span)
        {
            if (cell.Formula is not null)
            {
                _formulas.Add(new(cell.Address, cell.Formula));
            }

            if (IsEmpty(cell.Value))
            {
                continue;
            }

            merges.FillUpTo(cell.Address.Column, _cells);
            merges.Anchor(cell);
            _cells.Add(cell, GridFill.Own);
        }

        merges.FillUpTo(int.MaxValue, _cells);
        if (_cells.Count == start)
        {
            return;
        }

        _rowNumbers.Add(row.Number);
        _rowStarts.Add(start);
        AddLook(row);
    }

    private void AddLook(Row row)
    {
        if (row.Hidden)
        {
            _hidden.Add(row.Number);
        }

        if (row.OutlineLevel > 0)
        {
            _levels.Add(row.Number, row.OutlineLevel);
        }
    }

    private SheetGrid Build(SheetLayout layout, bool merged)
    {
        _rowStarts.Add(_cells.Count);
        return new(_cells.Build(merged), [.. _rowNumbers], [.. _rowStarts]) { HiddenRows = _hidden, OutlineLevels = _levels, Formulas = _formulas, Layout = layout };
    }
}
