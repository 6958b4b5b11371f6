namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Computes the formulas of a workbook anew and compares with the results that the file stores. A disagreement means that the file was
/// changed by a program that does not compute, or saved without being calculated.
/// </summary>
public static class FormulaAudit
{
    private const double Tolerance = 1e-9;

    /// <summary>Checks every formula that has a stored result, one step deep: from the stored values of the cells that it refers to.</summary>
    /// <param name="workbook">The open workbook.</param>
    /// <param name="limits">Its <see cref="WorkbookLimits.MaxEvaluatedCells"/> bounds the memory and the time; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="WorkbookException">A sheet is damaged.</exception>
    public static async Task<FormulaReport> RunAsync(Workbook workbook, WorkbookLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var workspace = new Workspace(workbook, limits ?? WorkbookLimits.Default);
        var disagreements = new List<FormulaDisagreement>();
        long agreeing = 0, unknown = 0;
        foreach (var sheet in workbook.Sheets)
        {
            await foreach (var cell in FormulasAsync(sheet, cancellationToken).ConfigureAwait(false))
            {
                var computed = workbook.CountsFrom1904 ? default(Scalar?) : await ComputeAsync(workspace, sheet, cell, cancellationToken).ConfigureAwait(false);
                if (computed is not { } value)
                {
                    unknown++;
                }
                else if (Agree(Scalar.Of(cell), value))
                {
                    agreeing++;
                }
                else
                {
                    disagreements.Add(new(sheet.Name, cell.Address, cell.Formula!, cell.Value, FormulaComputer.Shaped(value, cell.Format)));
                }
            }
        }

        return new() { Agreeing = agreeing, NotComputed = unknown, Disagreements = disagreements };
    }

    private static async IAsyncEnumerable<Cell> FormulasAsync(Sheet sheet, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in sheet.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells.Span[i] is { Formula: not null, LacksCachedValue: false })
                {
                    yield return row.Cells.Span[i];
                }
            }
        }
    }

    private static async ValueTask<Scalar?> ComputeAsync(Workspace workspace, Sheet sheet, Cell cell, CancellationToken cancellationToken)
    {
        if (workspace.Find(sheet.Name) is not { } grid)
        {
            return null;
        }

        await workspace.LoadAsync(grid, cancellationToken).ConfigureAwait(false);
        return await new FormulaRun(workspace).ComputeAsync(new(grid, cell.Address, index: -1, cell.Formula), cancellationToken).ConfigureAwait(false);
    }

    private static bool Agree(Scalar cached, Scalar computed)
        => cached.IsNumber && computed.IsNumber
            ? Math.Abs(cached.Number - computed.Number) <= Tolerance * Math.Max(Math.Abs(cached.Number), Math.Abs(computed.Number))
            : cached.Equals(computed);
}
