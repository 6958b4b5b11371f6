using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Rows;

/// <summary>The paths of all body rows of a table, read once a table.</summary>
internal sealed class RowPathIndex
{
    private static readonly ConditionalWeakTable<Table, RowPathIndex> Built = [];

    private readonly List<(string Text, CellAddress Cell)>[] _paths;
    private readonly ILookup<string, int> _rows;
    private readonly ILookup<string, int> _members;

    private RowPathIndex(Table table)
    {
        _paths = [.. Enumerable.Range(0, table.Rows.Count).Select(row => RowPaths.Of(table, row))];
        var named = Enumerable.Range(0, _paths.Length).Where(row => _paths[row].Count > 0).ToArray();
        _rows = named.ToLookup(row => Key(Texts(row)), StringComparer.OrdinalIgnoreCase);
        _members = named.ToLookup(row => Key(Texts(row).SkipLast(1)), StringComparer.OrdinalIgnoreCase);
    }

    public static RowPathIndex Of(Table table) => Built.GetValue(table, t => new(t));

    /// <summary>The labels of a body row, outermost first, each with its cell.</summary>
    public IReadOnlyList<(string Text, CellAddress Cell)> this[int row] => _paths[row];

    /// <summary>The body rows of a path, ascending.</summary>
    public IEnumerable<int> Rows(IEnumerable<string> path) => _rows[Key(path)];

    /// <summary>The body rows one level below a path, ascending.</summary>
    public IEnumerable<int> Members(IEnumerable<string> path) => _members[Key(path)];

    private IEnumerable<string> Texts(int row) => _paths[row].Select(label => label.Text);

    private static string Key(IEnumerable<string> path) => string.Join('\u001f', path.Select(label => label.Trim()));
}
