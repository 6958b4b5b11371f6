namespace ExcelChat.Workbooks.Formulas;

/// <summary>A formula on its way to a value.</summary>
/// <param name="grid">Its sheet.</param>
/// <param name="cell">Its cell.</param>
/// <param name="index">Where its value is kept in the sheet's memory, or -1 when it is for the asker alone.</param>
/// <param name="formula">The formula, or null when there is none to compute.</param>
internal sealed class FormulaTask(Grid grid, CellAddress cell, int index, string? formula)
{
    private Expression? _parsed;
    private bool _isSettled;

    /// <summary>The value; null when it cannot be computed.</summary>
    public Scalar? Value { get; private set; }

    public bool IsSettled => _isSettled || (index >= 0 && grid[index].State is GridCellState.Known or GridCellState.Unknown);

    /// <summary>Tries to compute it; it is settled then, or the evaluation says what is in the way.</summary>
    public Evaluation Attempt(Workspace workspace)
    {
        Mark(GridCellState.Active);
        _parsed ??= formula is null ? new NotUnderstood("no formula") : FormulaParser.Parse(formula);
        var evaluation = new Evaluation(workspace, grid, cell);
        var value = new Evaluator(evaluation).EvaluateCell(_parsed);
        if (evaluation.Failed || !evaluation.IsHindered)
        {
            Settle(evaluation.Failed ? default(Scalar?) : value);
        }

        return evaluation;
    }

    /// <summary>Goes back to where it was, for another attempt some day.</summary>
    public void Abandon()
    {
        if (!IsSettled)
        {
            Mark(GridCellState.Waiting);
        }
    }

    private void Settle(Scalar? value)
    {
        _isSettled = true;
        Value = value;
        if (index >= 0)
        {
            ref var kept = ref grid[index];
            kept.Value = value ?? Scalar.Blank;
            kept.Formula = null;
            kept.State = value is null ? GridCellState.Unknown : GridCellState.Known;
        }
    }

    private void Mark(GridCellState state)
    {
        if (index >= 0)
        {
            grid[index].State = state;
        }
    }
}
