namespace ExcelChat.Workbooks.Formulas;

/// <summary>The parts of a workbook that formulas refer to, brought into memory one by one as they are asked for, within limits.</summary>
internal sealed class Workspace
{
    /// <summary>A cell may be read so many times on average before computing ends; it bounds the time as the cells bound the memory.</summary>
    private const int ReadsPerCell = 200;

    private readonly Dictionary<string, Grid> _grids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Sheet, string Name), Expression> _names = [];
    private readonly Dictionary<string, (Grid Grid, ListObject Table)> _tables = new(StringComparer.OrdinalIgnoreCase);
    private int _room;

    public Workspace(Workbook workbook, WorkbookLimits limits)
    {
        _room = limits.MaxEvaluatedCells;
        Lookups = new(limits.MaxEvaluatedCells);
        Steps = (long)limits.MaxEvaluatedCells * ReadsPerCell;
        foreach (var sheet in workbook.Sheets)
        {
            _grids.TryAdd(sheet.Name, new(sheet));
        }

        foreach (var name in workbook.DefinedNames)
        {
            _names[(Upper(name.Sheet), Upper(name.Name))] = FormulaParser.Parse(name.Formula);
        }
    }

    /// <summary>The steps that may still be taken.</summary>
    public long Steps { get; set; }

    public LookupIndex Lookups { get; }

    /// <summary>Whether <see cref="FindTable"/> can be asked.</summary>
    public bool KnowsTables { get; private set; }

    public Grid? Find(string sheet) => _grids.GetValueOrDefault(sheet);

    /// <summary>What a name stands for on a sheet: what the sheet says, else what the workbook says.</summary>
    public Expression? FindName(string sheet, string name)
        => _names.GetValueOrDefault((Upper(sheet), Upper(name))) ?? _names.GetValueOrDefault(("", Upper(name)));

    public (Grid Grid, ListObject Table)? FindTable(string name) => _tables.TryGetValue(name, out var found) ? found : null;

    /// <summary>The table that a cell stands in.</summary>
    public (Grid Grid, ListObject Table)? TableAround(Grid grid, CellAddress cell)
        => _tables.Values.FirstOrDefault(t => t.Grid == grid && t.Table.Range.Contains(cell)) is { Grid: not null } found ? found : null;

    public async ValueTask LoadAsync(Grid grid, CancellationToken cancellationToken)
    {
        if (grid.State == GridState.NotLoaded)
        {
            _room -= await grid.LoadAsync(_room, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask LoadTablesAsync(CancellationToken cancellationToken)
    {
        KnowsTables = true;
        foreach (var grid in _grids.Values)
        {
            try
            {
                var layout = await grid.Sheet.ReadLayoutAsync(cancellationToken).ConfigureAwait(false);
                foreach (var table in layout.ListObjects)
                {
                    _tables.TryAdd(table.Name, (grid, table));
                }
            }
            catch (WorkbookException)
            {
                // A damaged sheet has no tables; formulas that need one stay without a value.
            }
        }
    }

    private static string Upper(string? name) => name?.ToUpperInvariant() ?? "";
}
