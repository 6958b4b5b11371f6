using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The operands of a computation, kept as references so that a proof costs nothing until it is asked for.</summary>
internal abstract class Origin
{
    public abstract void AddCells(CellSet cells);

    /// <summary>A column of some rows.</summary>
    public static Origin Of(Relation relation, int[] rows, int column) => new OfRows(relation, rows, column);

    /// <summary>The rows of a group whose cells in a column took part.</summary>
    public static Origin Of(Relation relation, int column, Groups groups, int group, Func<CellValue, bool>? took = null) => new OfGroup(relation, column, groups, group, took);

    private sealed class OfRows(Relation relation, int[] rows, int column) : Origin
    {
        public override void AddCells(CellSet cells) => relation.AddCells(rows, column, cells);
    }

    private sealed class OfGroup(Relation relation, int column, Groups groups, int group, Func<CellValue, bool>? took) : Origin
    {
        public override void AddCells(CellSet cells)
        {
            var rows = groups.Rows(group);
            relation.AddCells(took is null ? rows : Array.FindAll(rows.ToArray(), row => took(relation.Value(row, column))), column, cells);
        }
    }
}
