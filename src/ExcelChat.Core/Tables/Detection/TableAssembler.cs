using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>Reads the cells of a drafted table into typed columns and rows with roles, in two passes over its rows.</summary>
internal sealed class TableAssembler(SheetGrid grid, Sheet sheet, TableDraft draft)
{
    /// <summary>The largest table that is read, in cells, blank ones included: each takes about 9 bytes.</summary>
    private const long MaxCells = 200_000_000;

    private readonly Region _region = draft.Region;

    /// <exception cref="WorkbookException">The table is larger than <see cref="MaxCells"/>.</exception>
    public Table Assemble()
    {
        ThrowIfTooLarge();
        var range = CellRange.Of(grid.RowNumber(_region.Top), _region.Left, grid.RowNumber(_region.Bottom), _region.Right);
        var formulas = FormulasOf(range);
        var body = Enumerable.Range(_region.Top + draft.HeaderRows, _region.Rows - draft.HeaderRows)
            .Where(row => grid.Row(row, _region.Left, _region.Right).Count > 0)
            .ToArray();
        var columns = Columns(body);
        var headerColumns = (draft.HeaderColumns ?? HeaderColumns.Count(grid, _region, draft.HeaderRows)) + _region.Left;
        headerColumns = columns.Count(column => column.SheetColumn < headerColumns);
        return new()
        {
            Workbook = sheet.Workbook,
            Sheet = sheet.Name,
            Name = draft.Name ?? draft.Title ?? sheet.Name,
            Title = draft.Title,
            Range = range,
            Columns = columns,
            Rows = Rows(body, formulas),
            HeaderRows = draft.HeaderRows,
            HeaderColumns = headerColumns,
            Kind = draft.Kind ?? TableKinds.Of(columns, draft.HeaderRows, headerColumns),
            Reasons = draft.Reasons,
            Confidence = Math.Clamp(draft.Confidence, 0, 1),
            SheetHidden = sheet.Visibility != SheetVisibility.Visible,
            Formulas = formulas,
        };
    }

    private void ThrowIfTooLarge()
    {
        if ((long)_region.Rows * _region.Columns > MaxCells)
        {
            var file = sheet.Workbook.FileName;
            throw new WorkbookException(
                WorkbookProblem.LimitExceeded,
                file,
                $"The table on sheet '{sheet.Name}' of '{file}' spans {_region.Rows} rows and {_region.Columns} columns, more than {MaxCells} cells. Split it over several sheets or remove stray cells far from the data.")
            {
                Sheet = sheet.Name,
            };
        }
    }

    /// <summary>The columns that have a cell of their own: a blank one that keeps others apart is none.</summary>
    private Column[] Columns(int[] body)
    {
        var readers = new ColumnReader[_region.Columns];
        for (var c = 0; c < readers.Length; c++)
        {
            readers[c] = new();
        }

        Walk(body, (c, cell) => readers[c].Observe(cell));
        Array.ForEach(readers, reader => reader.Settle());
        Walk(body, (c, cell) => readers[c].Add(cell));
        var paths = ColumnNames.Paths(grid, _region, draft.HeaderRows);
        var names = ColumnNames.Unique(paths, _region.Left);
        var hidden = grid.Layout.HiddenColumns.ToHashSet();
        return
        [
            .. readers
                .Select((reader, c) => (reader, c))
                .Where(at => at.c == 0 || at.reader.HasCells || HasHeader(_region.Left + at.c))
                .Select(at => at.reader.Build((names[at.c], paths[at.c]), _region.Left + at.c, hidden.Contains(_region.Left + at.c), draft.Title)),
        ];
    }

    private bool HasHeader(int column)
    {
        for (var row = _region.Top; row < _region.Top + draft.HeaderRows; row++)
        {
            if (grid.At(row, column) is { IsBlank: false, Fill: not GridFill.Across })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Visits each place of the body, blanks included, row by row.</summary>
    private void Walk(int[] body, Action<int, GridCell> visit)
    {
        foreach (var row in body)
        {
            var cells = grid.Row(row, _region.Left, _region.Right);
            for (int c = 0, i = 0; c < _region.Columns; c++)
            {
                visit(c, i < cells.Count && cells[i].Column == _region.Left + c ? cells[i++] : default);
            }
        }
    }

    private TableRows Rows(int[] body, CellFormula[] formulas)
    {
        var numbers = Array.ConvertAll(body, grid.RowNumber);
        var (roles, parents) = new RowRoleFinder(grid, _region, draft.HeaderRows, formulas).Find(body);
        Array.Fill(roles, RowRole.Total, Math.Max(0, roles.Length - draft.TotalsRows), Math.Min(draft.TotalsRows, roles.Length));
        foreach (var row in draft.Summaries.Select(number => Array.BinarySearch(numbers, number)).Where(row => row >= 0 && roles[row] == RowRole.Data))
        {
            roles[row] = RowRole.Subtotal;
        }

        var hidden = Array.ConvertAll(numbers, grid.HiddenRows.Contains);
        return new(numbers, roles, hidden.Contains(true) ? hidden : null) { Parents = parents };
    }

    private CellFormula[] FormulasOf(CellRange range)
    {
        var (from, to) = (FirstAtOrAfter(range.First.Row), FirstAtOrAfter(range.Last.Row + 1));
        return [.. Enumerable.Range(from, to - from).Select(i => grid.Formulas[i]).Where(f => range.Contains(f.Address))];
    }

    private int FirstAtOrAfter(int row)
    {
        int low = 0, high = grid.Formulas.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = grid.Formulas[middle].Address.Row < row ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
