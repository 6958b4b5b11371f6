using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>
/// Settles the type of one column in a first pass over its body cells and gathers them in a second. In a column where values prevail, a text that can only mean a value becomes
/// that value, so that it can be sorted and added; it is still shown as it was written.
/// </summary>
internal sealed class ColumnReader
{
    private const int Samples = 256;

    private readonly ColumnCellsBuilder _cells = new();
    private readonly ColumnKinds _kinds = new();
    private CellKind _kind;

    /// <summary>Whether the column holds anything of its own; known after the first pass.</summary>
    public bool HasCells { get; private set; }

    /// <summary>First pass: counts what the column holds.</summary>
    public void Observe(GridCell cell)
    {
        if (cell.Fill == GridFill.Across || cell.IsBlank)
        {
            return;
        }

        HasCells = true;
        if (cell.IsMissing)
        {
            return;
        }

        if (cell.IsText)
        {
            _kinds.AddText(cell.Typed, cell.WrittenText);
        }
        else
        {
            _kinds.Add(cell.Kind, cell.Value.Number, cell.Format);
        }
    }

    /// <summary>Ends the first pass.</summary>
    public void Settle() => _kind = _kinds.Prevailing;

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

    /// <summary>The column, after both passes.</summary>
    /// <param name="header">The texts of its header from the top level to the lowest, and the name made of them.</param>
    /// <param name="sheetColumn">Its number on the sheet.</param>
    /// <param name="hidden">Whether it is hidden.</param>
    /// <param name="title">The title of its table, or null.</param>
    public Column Build((string Name, IReadOnlyList<string> Path) header, int sheetColumn, bool hidden, string? title)
    {
        var evidence = _kinds.Evidence with
        {
            Texts = _kinds.Texts,
            DistinctTexts = _cells.Dictionary.Count,
            Samples = _kind == CellKind.Text ? [.. _cells.Dictionary.Take(Samples)] : [],
        };
        var meaning = ColumnMeaning.Find(evidence, _kinds, header.Path, title);
        return new(header.Name, sheetColumn, meaning.Type, _cells.Build()) { HeaderPath = header.Path, Unit = meaning.Unit, Scale = meaning.Scale, Hidden = hidden };
    }
}
