using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Tells how far the labels of a body can be trusted that name totals. A word for a total that stands alone is always one. <c>Total assets</c> may be a name, as
/// <c>Total Energies</c> is, and the rows around it must say: those above it up to the last total, heading or blank row, or those below it when there are none.
/// </summary>
internal sealed class TotalLabels
{
    /// <summary>From this many in a row, rows called "Total something" are a list of totals made elsewhere, not totals of one another.</summary>
    private const int ListOfTotals = 3;

    /// <summary>So many different labels of totals that follow their rows speak for one another.</summary>
    private const int Several = 2;

    /// <summary>The figures of so many rows before or behind are looked at.</summary>
    private const int MaxBlock = 200;

    private readonly SheetGrid _grid;
    private readonly Region _region;
    private readonly int[] _body;
    private readonly RowView _view;
    private readonly bool[] _phrases;
    private readonly HashSet<int> _alike = [];

    public TotalLabels(SheetGrid grid, Region region, int[] body)
    {
        (_grid, _region, _body, _view) = (grid, region, body, new(grid, region));
        _phrases = Array.ConvertAll(body, row => IsLabelled(_view[row], Labels.IsTotalOfSomething));
        Unlist();
        FindAlike();
    }

    /// <summary>Whether the label alone makes a body row a total.</summary>
    public bool AreTrusted(int row)
        => _phrases[row] ? !MayBeName(row) || _alike.Contains(row) || IsConfirmed(row)
            : IsLabelled(_view[_body[row]], Labels.IsTotalWord) || (row == _body.Length - 1 && IsLabelled(_view[_body[row]], Labels.IsAll) && IsGreatest(row, _body, inMost: true));

    /// <summary>Whether the label of a body row is one of a total, which few figures suffice to confirm.</summary>
    public bool AreLikely(int row) => _phrases[row];

    /// <summary>Whether a row has a label, before its first number, and a number.</summary>
    public static bool IsLabelled(GridRow cells, Func<string, bool> isLabel) => LabelOf(cells, isLabel) is not null && cells.Values > 0;

    private static string? LabelOf(GridRow cells, Func<string, bool> isLabel)
    {
        for (var i = 0; i < cells.Count && !cells[i].IsValue; i++)
        {
            if (cells[i].IsText && cells[i].Fill != GridFill.Down && isLabel(cells[i].Value.Text))
            {
                return cells[i].Value.Text;
            }
        }

        return null;
    }

    private bool MayBeName(int row) => IsLabelled(_view[_body[row]], Labels.MayBeName);

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

    /// <summary>Rows that are called totals of different things, each after rows of which none has a greater figure in one column at least, as a price need not be.</summary>
    private void FindAlike()
    {
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < _phrases.Length; row++)
        {
            if (_phrases[row] && MayBeName(row) && Above(row) is { Length: > 0 } above && IsGreatest(row, above, inMost: false))
            {
                _alike.Add(row);
                labels.Add(LabelOf(_view[_body[row]], Labels.MayBeName)!.Trim());
            }
        }

        if (labels.Count < Several)
        {
            _alike.Clear();
        }
    }

    /// <summary>Whether the figures say that a row is a total: it sums up what is above, closes a block in which hardly a figure is greater, or opens one that it sums up.</summary>
    private bool IsConfirmed(int row)
    {
        var (above, below) = (Above(row), Below(row));
        return above.Length > 0 ? IsSum(row, above) || (below.Length == 0 && IsGreatest(row, above, inMost: true))
            : IsBelowTotal(row) ? IsGreatest(row, [_body[row - 1], .. below], inMost: true)
            : below.Length == 0 || IsSum(row, below);
    }

    /// <summary>The rows above a row up to the last total, heading or blank row.</summary>
    private int[] Above(int row)
    {
        var first = row;
        while (first > 0 && row - first < MaxBlock && !IsGap(first - 1) && !Parts(first - 1))
        {
            first--;
        }

        return _body[first..row];
    }

    private int[] Below(int row)
    {
        var end = row + 1;
        while (end < _body.Length && end - row <= MaxBlock && !IsGap(end - 1) && !Parts(end))
        {
            end++;
        }

        return _body[(row + 1)..end];
    }

    private bool IsBelowTotal(int row) => row > 0 && !IsGap(row - 1) && !_view.IsCaption(_body[row - 1]);

    /// <summary>Whether there are blank rows between a row and the next.</summary>
    private bool IsGap(int upper) => _grid.RowNumber(_body[upper + 1]) > _grid.RowNumber(_body[upper]) + 1;

    private bool Parts(int row) => _phrases[row] || _view.IsCaption(_body[row]) || IsLabelled(_view[_body[row]], Labels.IsTotalWord);

    /// <summary>Whether a row is the sum, in most columns, of the first of some rows or of all.</summary>
    private bool IsSum(int row, int[] among)
    {
        var sums = new RowSums(_grid, _region, [.. among, _body[row]]);
        var sum = sums.None();
        for (var n = 0; n < among.Length; n++)
        {
            sums.AddTo(sum, n);
            if (n > 0 && (n == among.Length - 1 || among[0] > _body[row]) && sums.IsMostly(among.Length, sum))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether no number of some rows is further from 0 than that of a body row, in most columns or in one.</summary>
    private bool IsGreatest(int row, int[] among, bool inMost)
    {
        var cells = _view[_body[row]];
        int columns = 0, greatest = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Number is { } number)
            {
                var column = cells[i].Column;
                columns++;
                greatest += Array.Exists(among, other => Math.Abs(_grid.At(other, column).Number ?? 0) > Math.Abs(number)) ? 0 : 1;
            }
        }

        return inMost ? greatest * 2 > columns : greatest > 0;
    }
}
