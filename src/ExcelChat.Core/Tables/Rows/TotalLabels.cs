using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Tells how far the labels of a body can be trusted that name totals. A word for a total that stands alone is always one. <c>Total assets</c> is one where
/// it opens or closes a block of rows and no figure of the block is greater; elsewhere it may be a name, as <c>Total Energies</c> is, and the figures must say.
/// </summary>
internal sealed class TotalLabels
{
    /// <summary>From this many in a row, rows called "Total something" are a list of totals made elsewhere, not totals of one another.</summary>
    private const int ListOfTotals = 3;

    /// <summary>The figures of so many rows before or behind are looked at.</summary>
    private const int MaxBlock = 200;

    private readonly SheetGrid _grid;
    private readonly int[] _body;
    private readonly RowView _view;
    private readonly bool[] _phrases;

    public TotalLabels(SheetGrid grid, Region region, int[] body)
    {
        (_grid, _body, _view) = (grid, body, new(grid, region));
        _phrases = Array.ConvertAll(body, row => IsLabelled(_view[row], Labels.IsTotalOfSomething));
        Unlist();
    }

    /// <summary>Whether the label alone makes a body row a total.</summary>
    public bool AreTrusted(int row)
        => _phrases[row] ? !IsLabelled(_view[_body[row]], Labels.MayBeName) || OpensOrCloses(row)
            : IsLabelled(_view[_body[row]], Labels.IsTotalWord) || (row == _body.Length - 1 && IsLabelled(_view[_body[row]], Labels.IsAll) && IsGreatest(row, _body));

    /// <summary>Whether the label of a body row is one of a total, which few figures suffice to confirm.</summary>
    public bool AreLikely(int row) => _phrases[row];

    /// <summary>Whether a row has a label, before its first number, and a number.</summary>
    public static bool IsLabelled(GridRow cells, Func<string, bool> isLabel)
    {
        for (var i = 0; i < cells.Count && !cells[i].IsValue; i++)
        {
            if (cells[i].IsText && cells[i].Fill != GridFill.Down && isLabel(cells[i].Value.Text))
            {
                return cells.Values > 0;
            }
        }

        return false;
    }

    private void Unlist()
    {
        for (int from = 0, row = 0; row <= _phrases.Length; row++)
        {
            if (row < _phrases.Length && _phrases[row])
            {
                continue;
            }

            if (row - from >= ListOfTotals)
            {
                Array.Clear(_phrases, from, row - from);
            }

            from = row + 1;
        }
    }

    private bool OpensOrCloses(int row)
    {
        var (first, last) = (row, row);
        while (first > 0 && row - first < MaxBlock && !IsBreak(first - 1, row))
        {
            first--;
        }

        while (last + 1 < _body.Length && last - row < MaxBlock && !IsBreak(last, row))
        {
            last++;
        }

        return (first == row || last == row) && IsGreatest(row, _body[first..(last + 1)]);
    }

    /// <summary>Whether a block ends between a row and the next: there are blank rows, or one of the two, but for a row itself, is a heading or a total.</summary>
    private bool IsBreak(int upper, int self)
        => _grid.RowNumber(_body[upper + 1]) > _grid.RowNumber(_body[upper]) + 1 || (upper != self && Parts(upper)) || (upper + 1 != self && Parts(upper + 1));

    private bool Parts(int row) => _phrases[row] || _view.IsCaption(_body[row]) || IsLabelled(_view[_body[row]], Labels.IsTotalWord);

    /// <summary>Whether in most columns no number of some rows is greater than that of a body row.</summary>
    private bool IsGreatest(int row, int[] among)
    {
        var cells = _view[_body[row]];
        int columns = 0, greatest = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Number is { } number)
            {
                var column = cells[i].Column;
                columns++;
                greatest += Array.Exists(among, other => _grid.At(other, column).Number > number) ? 0 : 1;
            }
        }

        return greatest * 2 > columns;
    }
}
