using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>
/// Settles the type of one column in a first pass over its body cells and gathers them in a second. In a column where values prevail, a text that can only mean a value becomes
/// that value, so that it can be sorted and added; it is still shown as it was written.
/// </summary>
internal sealed class ColumnReader
{
    /// <summary>The share of values among the cells that say anything, from which a column is one of values.</summary>
    private const double Prevailing = 0.6;

    private readonly ColumnCellsBuilder _cells = new();
    private readonly int[] _kinds = new int[8];
    private readonly int[] _formats = new int[Enum.GetValues<NumberFormatKind>().Length];
    private readonly Dictionary<string, int> _currencies = [];
    private CellKind _kind;

    /// <summary>First pass: counts what the column holds.</summary>
    public void Observe(GridCell cell)
    {
        if (cell.Fill == GridFill.Across || cell.IsBlank || cell.IsMissing)
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

    /// <summary>Ends the first pass.</summary>
    public void Settle() => _kind = PrevailingKind();

    /// <summary>Second pass: takes the value. One merged across columns belongs to the first of them.</summary>
    public void Add(GridCell cell)
    {
        if (cell.Fill == GridFill.Across)
        {
            _cells.Add(CellValue.Blank, cell.Format);
        }
        else if (cell.IsText && _kind is CellKind.Number or CellKind.Date or CellKind.Time && cell.Typed.Value is { IsBlank: false } value)
        {
            _cells.Add(value, cell.Format, cell.Text);
        }
        else
        {
            _cells.Add(cell.Value, cell.Format);
        }
    }

    public Column Build(string name, IReadOnlyList<string> path, int sheetColumn, bool hidden)
    {
        var type = TypeOf(_kind);
        var currency = type == ColumnType.Currency ? _currencies.OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault() : null;
        var unit = type == ColumnType.Text ? null : currency ?? HeaderUnits.Find(path);
        return new(name, sheetColumn, type, _cells.Build()) { HeaderPath = path, Unit = unit, Hidden = hidden };
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
