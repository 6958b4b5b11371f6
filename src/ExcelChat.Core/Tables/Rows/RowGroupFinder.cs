using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>
/// Finds for each body row the row that heads its group: a heading without values above it, the nearest row above whose label stands further out or that lies
/// further out in the author's outline, or the row below that sums the group up.
/// </summary>
internal sealed class RowGroupFinder
{
    /// <summary>Deeper than the levels of any outline: a run of headings is no tree.</summary>
    private const int MaxDepth = 16;

    /// <summary>A level of the outline, in steps of indent.</summary>
    private const int Level = 1000;

    private readonly List<Group> _open = [];
    private readonly int[] _indents;
    private readonly int[] _nextIndents;
    private readonly RowRole[] _roles;

    private RowGroupFinder(int[] indents, RowRole[] roles) => (_indents, _nextIndents, _roles) = (indents, NextIndents(indents, roles), roles);

    /// <summary>The index in the body of each row's head, -1 for none; empty when there are no groups.</summary>
    public static int[] Find(SheetGrid grid, Region region, int[] body, RowRole[] roles)
    {
        var outline = RowOutline.Of(grid, body);
        var indents = Indents(grid, LabelColumn(grid, region, body), body, outline is { SummariesAreBelow: false } ? outline : null);
        if (Array.TrueForAll(indents, indent => indent <= 0) && !roles.Contains(RowRole.GroupHead))
        {
            return outline is null ? [] : outline.SummariesBelow();
        }

        var parents = new RowGroupFinder(indents, roles).Parents();
        if (outline is { SummariesAreBelow: true })
        {
            // What stands above a group names it better than what sums it up, and a summary that itself belongs to what stands above heads nothing.
            var summaries = outline.SummariesBelow();
            return [.. parents.Select((parent, row) => parent < 0 && summaries[row] >= 0 && parents[summaries[row]] < 0 ? summaries[row] : parent)];
        }

        return Array.TrueForAll(parents, parent => parent < 0) ? [] : parents;
    }

    /// <summary>How far the label of each row is set in; one level of the outline outweighs any number of spaces.</summary>
    private static int[] Indents(SheetGrid grid, int column, int[] body, RowOutline? outline)
    {
        var indents = Array.ConvertAll(body, row => IndentOf(grid.At(row, column)));
        for (var row = 0; outline is not null && row < indents.Length; row++)
        {
            // A year or a number is as good a label there as words are.
            indents[row] = Math.Clamp(indents[row], 0, Level - 1) + (outline.Level(row) * Level);
        }

        return indents;
    }

    /// <summary>The first column in which words prevail: before it may stand the numbers of the lines.</summary>
    private static int LabelColumn(SheetGrid grid, Region region, int[] body)
    {
        var last = Math.Min(region.Right, region.Left + 2);
        for (var column = region.Left; column < last; column++)
        {
            var words = body.Take(200).Count(row => grid.At(row, column).IsWords);
            if (words * 2 > Math.Min(body.Length, 200))
            {
                return column;
            }
        }

        return region.Left;
    }

    /// <summary>How far the words of a cell are set in; -1 where there are none.</summary>
    private static int IndentOf(GridCell label) => label.IsWords ? label.Indent : -1;

    private int[] Parents()
    {
        var parents = new int[_roles.Length];
        for (var row = 0; row < parents.Length; row++)
        {
            parents[row] = _roles[row] == RowRole.Note ? -1 : Place(row);
        }

        return parents;
    }

    private int Place(int row)
    {
        var isHead = _roles[row] == RowRole.GroupHead;
        var indent = isHead ? Math.Min(_indents[row], _nextIndents[row]) : _indents[row];
        if (indent < 0 && !isHead)
        {
            return _open.Count > 0 ? _open[^1].HeadOfNext : -1;
        }

        while (_open.Count > 0 && (_open.Count >= MaxDepth || !_open[^1].Takes(row, Math.Max(indent, 0), isHead, isOuter: isHead && IsHead(row + 1), _roles[row] == RowRole.Total)))
        {
            _open.RemoveAt(_open.Count - 1);
        }

        var parent = _open.Count > 0 ? _open[^1] : null;
        parent?.Add(isHead);
        _open.Add(new(row, Math.Max(indent, 0), isHead, parent?.Row ?? -1));
        return parent?.Row ?? -1;
    }

    private bool IsHead(int row) => row < _roles.Length && _roles[row] == RowRole.GroupHead;

    /// <summary>For each row the indent of the next one with values: its heading stands no further in, whatever spaces centre it.</summary>
    private static int[] NextIndents(int[] indents, RowRole[] roles)
    {
        var next = new int[roles.Length];
        for (var row = roles.Length - 2; row >= 0; row--)
        {
            next[row] = roles[row + 1] is RowRole.Data or RowRole.Total ? indents[row + 1] : next[row + 1];
        }

        return next;
    }

    private sealed class Group(int row, int indent, bool isHead, int head)
    {
        private bool _hasRows;
        private bool _hasHeads;

        public int Row => row;

        /// <summary>The head of a row without a label that comes next.</summary>
        public int HeadOfNext => isHead ? row : head;

        public void Add(bool isHeadAdded) => (_hasRows, _hasHeads) = (true, _hasHeads || isHeadAdded);

        /// <summary>Whether a row belongs into the group.</summary>
        /// <param name="other">The row.</param>
        /// <param name="otherIndent">How far its label is set in.</param>
        /// <param name="otherIsHead">Whether it is a heading.</param>
        /// <param name="isOuter">Whether another heading follows it straight away, so that it heads groups itself.</param>
        /// <param name="isTotal">Whether it is a total, which stands under the last of the rows it adds up and often further in.</param>
        public bool Takes(int other, int otherIndent, bool otherIsHead, bool isOuter, bool isTotal)
        {
            if (otherIndent != indent)
            {
                return otherIndent > indent && (isHead || _hasRows || !isTotal);
            }

            return isHead && (!otherIsHead || (_hasHeads && !isOuter) || (!_hasRows && other == row + 1));
        }
    }
}
