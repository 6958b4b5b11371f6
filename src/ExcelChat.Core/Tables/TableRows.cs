namespace ExcelChat.Tables;

/// <summary>The body rows of a table: where each is on the sheet and what it is.</summary>
public sealed class TableRows
{
    private readonly int[] _sheetRows;
    private readonly RowRole[] _roles;
    private readonly bool[]? _hidden;
    private int[]? _all;
    private int[]? _data;

    /// <summary>Creates the rows.</summary>
    /// <param name="sheetRows">The number on the sheet of each body row, from 1, ascending.</param>
    /// <param name="roles">What each row is; as many as <paramref name="sheetRows"/>.</param>
    /// <param name="hidden">Whether each row is hidden, or null when none is.</param>
    public TableRows(int[] sheetRows, RowRole[] roles, bool[]? hidden = null)
    {
        ArgumentNullException.ThrowIfNull(sheetRows);
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentOutOfRangeException.ThrowIfNotEqual(roles.Length, sheetRows.Length);
        _sheetRows = sheetRows;
        _roles = roles;
        _hidden = hidden;
    }

    /// <summary>
    /// For each body row the body row that heads its group, or -1: a heading above it, the row above under which it is set in or grouped by the author's
    /// outline, or, where such a group has its summary below, that row. Following it up from any row ends. Empty when the table has no groups.
    /// </summary>
    public IReadOnlyList<int> Parents { get; init; } = [];

    /// <summary>The number of body rows.</summary>
    public int Count => _sheetRows.Length;

    /// <summary>The number on the sheet of a body row, from 1.</summary>
    public int SheetRow(int row) => _sheetRows[row];

    /// <summary>The body row that stands in a row of the sheet, or that would come next when none does; <see cref="Count"/> past the last.</summary>
    internal int FirstAt(int sheetRow)
    {
        var found = Array.BinarySearch(_sheetRows, sheetRow);
        return found >= 0 ? found : ~found;
    }

    /// <summary>The indexes of all body rows, and of those that are data. Not to be changed.</summary>
    internal int[] All => _all ??= [.. Enumerable.Range(0, Count)];

    /// <inheritdoc cref="All"/>
    internal int[] OfData => _data ??= CountOf(RowRole.Data) == Count ? All : Array.FindAll(All, row => _roles[row] == RowRole.Data);

    /// <summary>How many body rows are of a role.</summary>
    internal int CountOf(RowRole role) => _roles.AsSpan().Count(role);

    /// <summary>How many body rows are hidden.</summary>
    internal int CountHidden() => _hidden is null ? 0 : _hidden.AsSpan().Count(true);

    /// <summary>What a body row is.</summary>
    public RowRole Role(int row) => _roles[row];

    /// <summary>The body row that heads the group of a body row, above it or, when it sums up rows that the author grouped, below; -1 when none does.</summary>
    public int Parent(int row) => Parents.Count == 0 ? -1 : Parents[row];

    /// <summary>Whether a body row is hidden on its sheet.</summary>
    public bool Hidden(int row) => _hidden is not null && _hidden[row];
}
