using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Tells which rows of a body are totals, by formula, by label and by arithmetic, and which of them are contained in others. It reads a body as a
/// statement of account: a total takes the place of the rows that it adds up, so that the next total adds up totals and what came after them.
/// </summary>
internal sealed class TotalFinder
{
    /// <summary>Arithmetic is tried in tables of this many rows and cells at most, over this many rows back: longer ones are lists.</summary>
    private const int MaxRows = 2000;
    private const int MaxCells = 200_000;
    private const int MaxAddends = 200;

    private readonly RowSums _sums;
    private readonly RowRole[] _roles;
    private readonly int[] _sheetRows;
    private readonly RowOutline? _outline;
    private readonly TotalLabels _labels;
    private readonly List<int> _open = [];

    private TotalFinder(SheetGrid grid, Region region, int[] body, RowRole[] roles, TotalLabels labels)
    {
        (_sums, _roles, _sheetRows) = (new(grid, region, body), roles, Array.ConvertAll(body, grid.RowNumber));
        (_outline, _labels) = (RowOutline.Of(grid, body), labels);
    }

    /// <summary>Marks the totals among rows whose other roles are known.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="region">The table.</param>
    /// <param name="body">Its body rows.</param>
    /// <param name="roles">Their roles so far, changed in place: <see cref="RowRole.Total"/> and <see cref="RowRole.Subtotal"/> where label or formula say so.</param>
    /// <param name="parents">The head of each row, or empty.</param>
    /// <param name="labels">What their labels say about totals.</param>
    public static void Mark(SheetGrid grid, Region region, int[] body, RowRole[] roles, int[] parents, TotalLabels labels)
    {
        if (body.Length <= MaxRows && (long)body.Length * region.Columns <= MaxCells)
        {
            var finder = new TotalFinder(grid, region, body, roles, labels);
            finder.MarkParents(parents);
            finder.MarkRunning(parents);
        }
    }

    /// <summary>A row whose group adds up to it. Outer groups come first, as long as the heads of inner ones are no totals yet.</summary>
    private void MarkParents(int[] parents)
    {
        var groups = Enumerable.Range(0, parents.Length).ToLookup(row => parents[row]);
        foreach (var head in groups.Where(group => group.Key >= 0).Select(group => group.Key).OrderBy(row => Depth(parents, row)).ThenBy(row => row))
        {
            var children = groups[head].Where(row => _sums.HasNumbers(row) && !IsTotal(row)).ToArray();
            if (children.Length > 1 && _roles[head] == RowRole.Data && _sums.HasNumbers(head) && IsSum(head, children))
            {
                _roles[head] = parents[head] < 0 ? RowRole.Total : RowRole.Subtotal;
            }
        }
    }

    /// <summary>That the author grouped the rows under the head says already that it sums them up: chance is no explanation then.</summary>
    private bool IsSum(int head, int[] children)
    {
        var sums = SumOf(children);
        return _sums.Is(head, sums, children.Length)
            || (_outline is not null && Array.TrueForAll(children, row => _outline.Level(row) > _outline.Level(head)) && _sums.IsEverywhere(head, sums));
    }

    private static int Depth(int[] parents, int row)
    {
        var depth = 0;
        for (var head = parents[row]; head >= 0; head = parents[head])
        {
            depth++;
        }

        return depth;
    }

    private void MarkRunning(int[] parents)
    {
        for (var row = 0; row < _roles.Length; row++)
        {
            if (_roles[row] is RowRole.GroupHead or RowRole.Note or RowRole.Header || !_sums.HasNumbers(row))
            {
                continue;
            }

            var addends = Addends(row);
            if (addends > 0)
            {
                Close(row, addends);
            }

            // What is set in below its sum is in that sum already.
            if (parents.Length == 0 || parents[row] < 0 || !IsTotal(parents[row]))
            {
                _open.Add(row);
            }
        }
    }

    /// <summary>How many of the last open rows add up to a row; 0 when no number of them does. They must begin where something begins.</summary>
    private int Addends(int row)
    {
        var sums = _sums.None();
        for (var n = 1; n <= Math.Min(_open.Count, MaxAddends); n++)
        {
            _sums.AddTo(sums, _open[^n]);
            if (n > 1 && Begins(_open[^n]) && (_sums.Is(row, sums, n) || (_labels.AreLikely(row) && _sums.IsEverywhere(row, sums))))
            {
                return n;
            }
        }

        return 0;
    }

    /// <summary>Whether a row is a total or follows a total, a heading, a blank row or the header: any other start would be arbitrary.</summary>
    private bool Begins(int row)
        => row == 0 || IsTotal(row) || IsTotal(row - 1) || _roles[row - 1] is RowRole.GroupHead or RowRole.Header || _sheetRows[row] > _sheetRows[row - 1] + 1 || !_sums.HasNumbers(row - 1);

    private void Close(int row, int addends)
    {
        foreach (var addend in _open.GetRange(_open.Count - addends, addends).Where(IsTotal))
        {
            _roles[addend] = RowRole.Subtotal;
        }

        _open.RemoveRange(_open.Count - addends, addends);
        _roles[row] = _roles[row] == RowRole.Subtotal ? RowRole.Subtotal : RowRole.Total;
    }

    private bool IsTotal(int row) => _roles[row] is RowRole.Total or RowRole.Subtotal;

    private RowSums.ColumnSum[] SumOf(int[] rows)
    {
        var sums = _sums.None();
        Array.ForEach(rows, row => _sums.AddTo(sums, row));
        return sums;
    }
}
