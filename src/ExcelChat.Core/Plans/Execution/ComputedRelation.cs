using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Rows of values that the engine computed.</summary>
internal sealed class ComputedRelation(IReadOnlyList<ResultColumn> columns, IReadOnlyList<ComputedValue[]> rows) : Relation
{
    public override IReadOnlyList<ResultColumn> Columns { get; } = columns;

    public override int Count => rows.Count;

    public override CellValue Value(int row, int column) => rows[row][column].Value;

    public override NumberFormat Format(int row, int column) => rows[row][column].Format;

    public override string Text(int row, int column) => rows[row][column].Shown ?? base.Text(row, column);

    public override bool IsComputed(int row, int column) => rows[row][column].Shown is null;

    public override void AddCells(int row, int column, CellSet cells)
    {
        foreach (var origin in rows[row][column].Origins)
        {
            origin.AddCells(cells);
        }
    }

    public override Relation Select(int[] indexes) => new ComputedRelation(Columns, Array.ConvertAll(indexes, r => rows[r]));

    public override Relation Project(int[] indexes)
        => new ComputedRelation(
            Array.ConvertAll(indexes, c => Columns[c]),
            [.. rows.Select(row => Array.ConvertAll(indexes, c => row[c]))]);
}
