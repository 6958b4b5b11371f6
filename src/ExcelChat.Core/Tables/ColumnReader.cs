using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>
/// Gathers the body cells of one column and settles its type. In a column where values prevail, a text that can only mean a value becomes
/// that value, so that it can be sorted and added; it is still shown as it was written.
/// </summary>
internal sealed class ColumnReader
{
    /// <summary>The share of values among the cells that say anything, from which a column is one of values.</summary>
    private const double Prevailing = 0.6;

    private readonly List<GridCell> _cells = [];
    private readonly int[] _kinds = new int[8];
    private readonly int[] _formats = new int[Enum.GetValues<NumberFormatKind>().Length];
    private readonly Dictionary<string, int> _currencies = [];

    public void Add(GridCell cell)
    {
        // A value merged across columns belongs to the first of them.
        _cells.Add(cell.Fill == GridFill.Across ? default : cell);
        if (cell.IsBlank || cell.Fill == GridFill.Across || cell.IsMissing)
        {
            return;
        }

        var typed = cell.Typed;
        _kinds[(int)(typed.Value.IsBlank ? cell.Kind : typed.Value.Kind)]++;
        if (cell.IsValue)
        {
            Count(cell.IsText ? typed.Kind : cell.Format.Kind, typed.Currency ?? Currencies.CodeOf(cell.Format));
        }
    }

    public Column Build(string name, IReadOnlyList<string> path, int sheetColumn, bool hidden)
    {
        var kind = PrevailingKind();
        var cells = new ColumnCellsBuilder();
        foreach (var cell in _cells)
        {
            if (cell.IsText && kind is CellKind.Number or CellKind.Date or CellKind.Time && cell.Typed.Value is { IsBlank: false } value)
            {
                cells.Add(value, cell.Format, cell.Text);
            }
            else
            {
                cells.Add(cell.Value, cell.Format);
            }
        }

        var type = TypeOf(kind);
        var currency = type == ColumnType.Currency ? _currencies.OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault() : null;
        return new(name, sheetColumn, type, cells.Build()) { HeaderPath = path, Unit = type == ColumnType.Text ? null : currency ?? HeaderUnits.Find(path), Hidden = hidden };
    }

    private void Count(NumberFormatKind format, string? currency)
    {
        _formats[(int)format]++;
        if (currency is not null)
        {
            _currencies[currency] = _currencies.GetValueOrDefault(currency) + 1;
        }
    }

    private CellKind PrevailingKind()
    {
        var all = _kinds.Sum();
        var best = (CellKind)Array.IndexOf(_kinds, _kinds.Max());
        return all > 0 && _kinds[(int)best] >= Prevailing * all ? best : CellKind.Text;
    }

    private ColumnType TypeOf(CellKind kind) => kind switch
    {
        CellKind.Number when Prevails(NumberFormatKind.Percent) => ColumnType.Percent,
        CellKind.Number when Prevails(NumberFormatKind.Currency) => ColumnType.Currency,
        CellKind.Number => ColumnType.Number,
        CellKind.Date => ColumnType.Date,
        CellKind.Time => ColumnType.Time,
        CellKind.Boolean => ColumnType.Boolean,
        _ => ColumnType.Text,
    };

    private bool Prevails(NumberFormatKind format) => _formats[(int)format] * 2 > _kinds[(int)CellKind.Number];
}
