using ExcelChat.Plans.Execution;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans;

/// <summary>The rows that a plan gives, each value with its displayed text, and the proof of them.</summary>
public sealed class Result
{
    private readonly Relation _relation;
    private readonly Lazy<Proof> _proof;

    internal Result(Relation relation, Func<Proof> proof)
    {
        _relation = relation;
        _proof = new(proof);
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ResultColumn> Columns => _relation.Columns;

    /// <summary>The number of rows.</summary>
    public int RowCount => _relation.Count;

    /// <summary>Where the values come from. Worked out when first asked for.</summary>
    public Proof Proof => _proof.Value;

    /// <summary>A value.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public CellValue Value(int row, int column) => _relation.Value(row, column);

    /// <summary>A value as Excel would show it.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public string Text(int row, int column) => _relation.Text(row, column);

    /// <summary>Whether the engine computed a value, rather than found it in a cell.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public bool IsComputed(int row, int column) => _relation.IsComputed(row, column);
}
