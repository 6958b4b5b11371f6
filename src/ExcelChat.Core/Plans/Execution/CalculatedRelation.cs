using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>One column with a value computed for each row of another relation.</summary>
/// <param name="column">The column.</param>
/// <param name="values">The values.</param>
/// <param name="format">How the value of a row is shown: a column of amounts may hold several currencies.</param>
/// <param name="addCells">Adds the cells behind the values of some rows.</param>
internal sealed class CalculatedRelation(ResultColumn column, CellValue[] values, Func<int, NumberFormat> format, Action<int[], CellSet> addCells) : Relation
{
    public override IReadOnlyList<ResultColumn> Columns { get; } = [column];

    public override int Count => values.Length;

    public override CellValue Value(int row, int column) => values[row];

    public override NumberFormat Format(int row, int column) => format(row);

    public override bool IsComputed(int row, int column) => true;

    public override void AddCells(int row, int column, CellSet cells) => addCells([row], cells);

    public override void AddCells(ReadOnlySpan<int> rows, int column, CellSet cells) => addCells(rows.ToArray(), cells);

    // The texts are few, each the same object in all its rows.
    protected override Keys ReadKeys(int column) => Execution.Keys.OfShared(this, column);

    public override Relation Select(int[] indexes) => Project([0]).Select(indexes);

    public override Relation Project(int[] indexes) => new ViewRelation([.. indexes.Select(_ => new ViewColumn(Columns[0], this, 0))], Count, null);
}
