namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// One attempt to compute one formula. It notes what stands in the way: values that must be computed first, sheets that must be read first,
/// or something that cannot be computed at all. The result of an attempt that was hindered means nothing.
/// </summary>
internal sealed class Evaluation(Workspace workspace, Grid grid, CellAddress cell)
{
    /// <summary>How many values an array may have.</summary>
    public const int MaxArray = 1 << 18;

    public Workspace Workspace => workspace;

    /// <summary>The sheet of the formula.</summary>
    public Grid Grid => grid;

    /// <summary>The cell of the formula.</summary>
    public CellAddress Cell => cell;

    /// <summary>Whether the formula cannot be computed.</summary>
    public bool Failed { get; private set; }

    /// <summary>The cells that must be computed first.</summary>
    public List<(Grid Grid, int Row, int Index)> Precedents { get; } = [];

    /// <summary>The sheet that must be read first.</summary>
    public Grid? MissingGrid { get; private set; }

    public bool NeedsTables { get; private set; }

    /// <summary>Whether the attempt has come to nothing already.</summary>
    public bool IsHindered => Failed || Precedents.Count > 0 || MissingGrid is not null || NeedsTables;

    /// <summary>
    /// Gives up: this formula has something that is not computed here, or whose result in Excel is not certain. What comes after another hindrance
    /// says nothing: the next attempt will tell.
    /// </summary>
    /// <returns>A value that is never used.</returns>
    public Scalar Fail()
    {
        Failed |= !IsHindered;
        return Scalar.Blank;
    }

    /// <summary>The table of a name, or the one around the formula's cell; null when there is none or the tables must be read first.</summary>
    public (Grid Grid, ListObject Table)? Table(string? name)
    {
        NeedsTables = !workspace.KnowsTables;
        return NeedsTables ? null : name is null ? workspace.TableAround(grid, cell) : workspace.FindTable(name);
    }

    /// <summary>A range as an operand, once its sheet is in memory.</summary>
    public Operand Range(Grid on, CellRange range)
    {
        switch (on.State)
        {
            case GridState.Loaded:
                return new Area(this, on, range);
            case GridState.NotLoaded:
                MissingGrid = on;
                return Scalar.Blank;
            default:
                return Fail();
        }
    }

    public Scalar Read(Grid from, int row, int column)
    {
        var index = from.Find(row, column);
        if (index >= 0)
        {
            return ReadAt(from, index, row);
        }

        Spend(1);
        return from == grid && row == cell.Row && column == cell.Column ? Fail() : Scalar.Blank;
    }

    /// <summary>The value of a cell that is there.</summary>
    public Scalar ReadAt(Grid from, int index, int row)
    {
        Spend(1);
        ref var found = ref from[index];
        if (from == grid && row == cell.Row && found.Column == cell.Column)
        {
            return Fail();
        }

        switch (found.State)
        {
            case GridCellState.Known:
                return found.Value;
            case GridCellState.Waiting:
                Precedents.Add((from, row, index));
                return Scalar.Blank;
            default:
                return Fail();
        }
    }

    /// <summary>Counts work; when too much of it was done for the whole workbook, nothing more is computed.</summary>
    public void Spend(long steps)
    {
        workspace.Steps -= steps;
        Failed |= workspace.Steps < 0;
    }
}
