namespace ExcelChat.Workbooks.Formulas;

/// <summary>Gives formulas their values where the file has none; each is computed once. Safe for use from several threads.</summary>
internal sealed class FormulaComputer(Workbook workbook, WorkbookLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private Workspace? _workspace;

    /// <summary>
    /// The same workbook; formula cells without a stored result have a computed one where that is possible. In a workbook of the 1904 system
    /// nothing is computed: its formulas see other serial numbers than our cells have.
    /// </summary>
    public static Workbook Attach(Workbook workbook, WorkbookLimits limits)
    {
        if (limits.MaxEvaluatedCells <= 0 || workbook.CountsFrom1904)
        {
            return workbook;
        }

        var computer = new FormulaComputer(workbook, limits);
        return workbook.With([.. workbook.Sheets.Select(s => ComputingSheet.Over(s, computer))], computer);
    }

    /// <summary>Fills the gaps of a row.</summary>
    /// <param name="sheet">The row's sheet.</param>
    /// <param name="cells">The row's cells, to be changed.</param>
    /// <param name="cancellationToken">Stops the computing.</param>
    public async ValueTask FillAsync(Sheet sheet, Memory<Cell> cells, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells.Span[i].LacksCachedValue && await ComputeAsync(sheet, cells.Span[i].Address, cancellationToken).ConfigureAwait(false) is { } value)
                {
                    cells.Span[i] = With(cells.Span[i], value);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>A value as a cell of a number format has it, as the readers see to it too.</summary>
    public static CellValue Shaped(Scalar value, NumberFormat format) => value.Kind switch
    {
        ScalarKind.Number => format.Kind switch
        {
            NumberFormatKind.Date or NumberFormatKind.DateTime => CellValue.OfDate(value.Number),
            NumberFormatKind.Time or NumberFormatKind.Duration => CellValue.OfTime(value.Number),
            _ => CellValue.OfNumber(value.Number),
        },
        ScalarKind.Text => CellValue.OfText(value.Text),
        ScalarKind.Boolean => CellValue.OfBoolean(value.Number != 0),
        ScalarKind.Error => CellValue.OfError(value.Text),
        _ => CellValue.Blank,
    };

    private static Cell With(in Cell cell, Scalar value)
        => new(cell.Address, Shaped(value, cell.Format), cell.Format, cell.Formula) { LacksCachedValue = true, IsComputed = true };

    private async ValueTask<Scalar?> ComputeAsync(Sheet sheet, CellAddress cell, CancellationToken cancellationToken)
    {
        _workspace ??= new(workbook, limits);
        if (_workspace.Find(sheet.Name) is not { } grid || grid.Sheet.Index != sheet.Index)
        {
            return null;
        }

        await _workspace.LoadAsync(grid, cancellationToken).ConfigureAwait(false);
        var index = grid.Find(cell.Row, cell.Column);
        if (index < 0)
        {
            return null;
        }

        if (grid[index].State == GridCellState.Waiting)
        {
            await new FormulaRun(_workspace).ComputeAsync(FormulaRun.Stored(grid, cell.Row, index), cancellationToken).ConfigureAwait(false);
        }

        return grid[index].State == GridCellState.Known ? grid[index].Value : default(Scalar?);
    }
}
