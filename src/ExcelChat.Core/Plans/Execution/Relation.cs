using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>What a plan node gives: rows of values that know the cells they come from.</summary>
internal abstract class Relation
{
    private Vector?[]? _vectors;
    private Keys?[]? _keys;

    public abstract IReadOnlyList<ResultColumn> Columns { get; }

    public abstract int Count { get; }

    public abstract CellValue Value(int row, int column);

    public abstract NumberFormat Format(int row, int column);

    /// <summary>Whether the engine computed a value, rather than found it in a cell.</summary>
    public virtual bool IsComputed(int row, int column) => false;

    /// <summary>The rows of a table that the rows are, one to one; null when they are not.</summary>
    public virtual TableRelation? TableRows => null;

    /// <summary>Adds the cells behind a value.</summary>
    public abstract void AddCells(int row, int column, CellSet cells);

    /// <summary>Whether there is any cell behind a value.</summary>
    public virtual bool HasCells(int row, int column) => true;

    /// <summary>Adds the cells behind a column of some rows.</summary>
    public virtual void AddCells(ReadOnlySpan<int> rows, int column, CellSet cells)
    {
        foreach (var row in rows)
        {
            AddCells(row, column, cells);
        }
    }

    /// <summary>The values of a column; read once.</summary>
    public Vector Vector(int column) => (_vectors ??= new Vector?[Columns.Count])[column] ??= ReadVector(column);

    /// <summary>What a column shows, as numbers; read once.</summary>
    public Keys Keys(int column) => (_keys ??= new Keys?[Columns.Count])[column] ??= ReadKeys(column);

    /// <summary>The only number format of a column, or null when there may be several.</summary>
    public virtual NumberFormat? OneFormat(int column) => null;

    protected virtual Vector ReadVector(int column) => Execution.Vector.Of(this, column);

    protected virtual Keys ReadKeys(int column) => Execution.Keys.OfTexts(this, column);

    /// <summary>The given rows, in the given order.</summary>
    public abstract Relation Select(int[] indexes);

    /// <summary>The given columns, in the given order.</summary>
    public abstract Relation Project(int[] indexes);

    public virtual string Text(int row, int column) => Format(row, column).Display(Value(row, column));

    /// <summary>The index of a column by name, case ignored when no exact match is there.</summary>
    public int IndexOf(string name, string node)
    {
        var index = Find(name, StringComparison.Ordinal);
        index = index >= 0 ? index : Find(name, StringComparison.OrdinalIgnoreCase);
        return index >= 0
            ? index
            : throw new PlanException(node, $"there is no column '{name}'. Use one of: {string.Join(", ", Columns.Select(c => $"'{c.Name}'"))}.");
    }

    private int Find(string name, StringComparison comparison)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Name, name, comparison))
            {
                return i;
            }
        }

        return -1;
    }
}
