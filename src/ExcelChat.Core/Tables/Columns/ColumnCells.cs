using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>
/// The cells of one column in parallel arrays: kind, number (or the index of the text), number format. About 9 bytes a cell, since
/// the formats of a column are nearly always one and texts repeat.
/// </summary>
internal sealed class ColumnCells
{
    private readonly CellKind[] _kinds;
    private readonly double[] _numbers;
    private readonly int[]? _texts;
    private readonly IReadOnlyList<string> _dictionary;
    private readonly byte[]? _formats;
    private readonly IReadOnlyList<NumberFormat> _palette;

    internal ColumnCells(ColumnCellsBuilder builder)
    {
        (_kinds, _numbers, _texts, _formats) = builder.ToArrays();
        (_dictionary, _palette) = (builder.Dictionary, builder.Palette);
    }

    public int Count => _kinds.Length;

    /// <summary>The different texts, by their number.</summary>
    public IReadOnlyList<string> Dictionary => _dictionary;

    /// <summary>The number in <see cref="Dictionary"/> of the text that each row holds or shows, -1 where the format shows it; empty when no row has a text.</summary>
    public ReadOnlySpan<int> Texts => _texts;

    /// <summary>The only number format, or null when there are several.</summary>
    public NumberFormat? OneFormat => _formats is null ? _palette[0] : null;

    public ReadOnlySpan<CellKind> Kinds => _kinds;

    public ReadOnlySpan<double> Numbers => _numbers;

    public CellValue this[int row] => _kinds[row] switch
    {
        CellKind.Number => CellValue.OfNumber(_numbers[row]),
        CellKind.Date => CellValue.OfDate(_numbers[row]),
        CellKind.Time => CellValue.OfTime(_numbers[row]),
        CellKind.Boolean => CellValue.OfBoolean(_numbers[row] != 0),
        CellKind.Text => CellValue.OfText(_dictionary[_texts![row]]),
        CellKind.Error => CellValue.OfError(_dictionary[_texts![row]]),
        _ => CellValue.Blank,
    };

    /// <summary>The number in <see cref="Dictionary"/> of the text of a row that holds a text or an error.</summary>
    public int TextAt(int row) => _texts![row];

    /// <summary>What the cell of a row shows.</summary>
    public string Shown(int row)
        => _kinds[row] is not (CellKind.Text or CellKind.Error) && _texts is not null && _texts[row] >= 0
            ? _dictionary[_texts[row]]
            : Format(row).Display(this[row]);

    public NumberFormat Format(int row) => _formats is null ? _palette[0] : _palette[_formats[row]];
}
