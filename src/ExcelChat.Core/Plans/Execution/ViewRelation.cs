using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A column of a relation, seen through a choice of its rows.</summary>
/// <param name="Name">Its name in the view.</param>
/// <param name="Source">The relation.</param>
/// <param name="Column">The column of the relation.</param>
/// <param name="Rows">For each row of the view that of the relation, -1 for a blank; null when they are the same.</param>
internal sealed record ViewColumn(ResultColumn Name, Relation Source, int Column, int[]? Rows = null)
{
    public int Row(int row) => Rows is null ? row : Rows[row];

    /// <summary>Adds the cells behind some rows of the view. A row of the source that stands behind many is asked once.</summary>
    public void AddCells(ReadOnlySpan<int> rows, CellSet cells)
    {
        if (Rows is null)
        {
            Source.AddCells(rows, Column, cells);
            return;
        }

        var behind = new List<int>(rows.Length);
        foreach (var row in rows)
        {
            if (Rows[row] is >= 0 and var at)
            {
                behind.Add(at);
            }
        }

        Source.AddCells(behind.Count > Source.Count ? [.. behind.Distinct()] : behind.ToArray(), Column, cells);
    }
}

/// <summary>Columns of several relations side by side: nothing is copied, so each value still knows its cells.</summary>
internal sealed class ViewRelation : Relation
{
    private readonly ViewColumn[] _columns;

    /// <param name="columns">The columns.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="rows">The rows of a table that the rows of the view are, one to one; null when they are not.</param>
    public ViewRelation(ViewColumn[] columns, int count, TableRelation? rows)
    {
        (_columns, Count, TableRows) = (columns, count, rows);
        Columns = Array.ConvertAll(columns, c => c.Name);
    }

    public override IReadOnlyList<ResultColumn> Columns { get; }

    public override int Count { get; }

    public override TableRelation? TableRows { get; }

    /// <summary>The rows of one of the relations, by the rows of the view.</summary>
    public IEnumerable<int> RowsOf(Relation source)
        => Array.Find(_columns, c => ReferenceEquals(c.Source, source)) is { } column ? Enumerable.Range(0, Count).Select(column.Row) : [];

    public override CellValue Value(int row, int column)
        => _columns[column] is var c && c.Row(row) is >= 0 and var at ? c.Source.Value(at, c.Column) : CellValue.Blank;

    public override NumberFormat Format(int row, int column)
        => _columns[column] is var c && c.Row(row) is >= 0 and var at ? c.Source.Format(at, c.Column) : NumberFormat.General;

    public override string Text(int row, int column)
        => _columns[column] is var c && c.Row(row) is >= 0 and var at ? c.Source.Text(at, c.Column) : "";

    public override bool IsComputed(int row, int column)
        => _columns[column] is var c && c.Row(row) is >= 0 and var at && c.Source.IsComputed(at, c.Column);

    public override NumberFormat? OneFormat(int column) => _columns[column] is { Rows: null } c ? c.Source.OneFormat(c.Column) : null;

    public override bool HasCells(int row, int column) => _columns[column] is var c && c.Row(row) is >= 0 and var at && c.Source.HasCells(at, c.Column);

    public override void AddCells(int row, int column, CellSet cells)
    {
        var c = _columns[column];
        if (c.Row(row) is >= 0 and var at)
        {
            c.Source.AddCells(at, c.Column, cells);
        }
    }

    public override void AddCells(ReadOnlySpan<int> rows, int column, CellSet cells) => _columns[column].AddCells(rows, cells);

    public override Relation Select(int[] indexes)
    {
        var composed = new Dictionary<int[], int[]>(ReferenceEqualityComparer.Instance);
        int[] Compose(int[]? rows)
        {
            if (rows is null)
            {
                return indexes;
            }

            if (!composed.TryGetValue(rows, out var result))
            {
                composed.Add(rows, result = Array.ConvertAll(indexes, i => rows[i]));
            }

            return result;
        }

        return new ViewRelation(Array.ConvertAll(_columns, c => c with { Rows = Compose(c.Rows) }), indexes.Length, (TableRelation?)TableRows?.Select(indexes));
    }

    protected override Vector ReadVector(int column) => _columns[column] is { Rows: null } c ? c.Source.Vector(c.Column) : base.ReadVector(column);

    protected override Keys ReadKeys(int column) => _columns[column] is { Rows: null } c ? c.Source.Keys(c.Column) : base.ReadKeys(column);

    public override Relation Project(int[] indexes) => new ViewRelation(Array.ConvertAll(indexes, c => _columns[c]), Count, TableRows);
}
