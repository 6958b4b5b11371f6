using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>A cell of a grid; the default is a blank.</summary>
internal readonly struct GridCell(GridCells cells, int index)
{
    public bool IsBlank => cells is null;

    public int Column => cells.Columns[index];

    public CellKind Kind => cells is null ? CellKind.Blank : cells.Kinds[index];

    public GridFill Fill => cells?.Fills is null ? GridFill.Own : cells.Fills[index];

    public NumberFormat Format => cells is null ? NumberFormat.General : cells.Formats[cells.FormatIndexes[index]];

    public bool IsText => Kind == CellKind.Text;

    /// <summary>Whether it is a number, a date or a time, or a text that can only mean one.</summary>
    public bool IsValue => Kind is CellKind.Number or CellKind.Date or CellKind.Time || (IsText && !Typed.Value.IsBlank);

    /// <summary>Whether it says that there is no value: <c>-</c>, <c>n/a</c>, <c>..</c>, an error.</summary>
    public bool IsMissing => Kind == CellKind.Error || (IsText && Typed.IsMissing);

    /// <summary>Whether it holds words: a text that is neither a value nor a sign for a missing one.</summary>
    public bool IsWords => IsText && Typed.Value.IsBlank && !Typed.IsMissing;

    /// <summary>Whether it holds words and no digit.</summary>
    public bool IsPlainWords => IsWords && !cells.Texts[(int)cells.Numbers[index]].AsSpan().ContainsAnyInRange('0', '9');

    public TypedText Typed => IsText ? cells.Typed((int)cells.Numbers[index]) : TypedText.Nothing;

    /// <summary>The text of a cell that holds one, as it is stored.</summary>
    public ReadOnlySpan<char> WrittenText => cells.Texts[(int)cells.Numbers[index]];

    /// <summary>What it says as a number, typed or written; null for anything else.</summary>
    public double? Number => Kind == CellKind.Number ? cells.Numbers[index] : IsText && Typed.Value.Kind == CellKind.Number ? Typed.Value.Number : null;

    public CellValue Value => Kind switch
    {
        CellKind.Blank => CellValue.Blank,
        CellKind.Number => CellValue.OfNumber(cells.Numbers[index]),
        CellKind.Date => CellValue.OfDate(cells.Numbers[index]),
        CellKind.Time => CellValue.OfTime(cells.Numbers[index]),
        CellKind.Boolean => CellValue.OfBoolean(cells.Numbers[index] != 0),
        CellKind.Text => CellValue.OfText(cells.Texts[(int)cells.Numbers[index]]),
        _ => CellValue.OfError(cells.Texts[(int)cells.Numbers[index]]),
    };

    /// <summary>How far its text is set in, by its style or by spaces before it; only a comparison within one column means anything.</summary>
    public int Indent
    {
        get
        {
            var text = IsText ? cells.Texts[(int)cells.Numbers[index]] : "";
            var spaces = text.Length - text.AsSpan().TrimStart().Length;
            return (Format.Indent * 2) + spaces;
        }
    }

    /// <summary>What Excel shows.</summary>
    public string Text => Format.Display(Value);

    public bool SameText(GridCell other) => IsText && other.IsText && Value == other.Value;
}
