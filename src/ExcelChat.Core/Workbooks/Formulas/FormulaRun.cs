namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Computes a formula and, before it, the formulas that it needs. It goes from one to the next with a stack of its own, so a chain of
/// them may have any length.
/// </summary>
internal sealed class FormulaRun(Workspace workspace)
{
    private readonly Stack<FormulaTask> _tasks = [];

    /// <summary>The value of a formula; null when it cannot be computed.</summary>
    public async ValueTask<Scalar?> ComputeAsync(FormulaTask goal, CancellationToken cancellationToken)
    {
        _tasks.Push(goal);
        try
        {
            while (_tasks.TryPeek(out var task))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (task.IsSettled)
                {
                    _tasks.Pop();
                }
                else
                {
                    await AdvanceAsync(task.Attempt(workspace), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            foreach (var task in _tasks)
            {
                task.Abandon();
            }
        }

        return goal.Value;
    }

    /// <summary>Clears what was in an attempt's way.</summary>
    private async ValueTask AdvanceAsync(Evaluation attempt, CancellationToken cancellationToken)
    {
        if (attempt.Failed)
        {
            return;
        }

        if (attempt.MissingGrid is { } grid)
        {
            await workspace.LoadAsync(grid, cancellationToken).ConfigureAwait(false);
        }

        if (attempt.NeedsTables)
        {
            await workspace.LoadTablesAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var (sheet, row, index) in attempt.Precedents)
        {
            _tasks.Push(Stored(sheet, row, index));
        }
    }

    /// <summary>The task of a cell in memory.</summary>
    public static FormulaTask Stored(Grid grid, int row, int index) => new(grid, new(row, grid[index].Column), index, grid[index].Formula);
}
