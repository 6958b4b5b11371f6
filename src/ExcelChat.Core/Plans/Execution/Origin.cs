using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The operands of a computation, kept as references so that a proof costs nothing until it is asked for.</summary>
internal abstract class Origin
{
    public abstract void AddCells(CellSet cells);

    /// <summary>Whether there is any cell.</summary>
    public abstract bool HasCells();

    /// <summary>A column of some rows.</summary>
    public static Origin Of(Relation relation, int[] rows, int column) => new OfRows(relation, rows, column);

    /// <summary>The rows of a group whose cells in a column took part, by their kinds and numbers.</summary>
    public static Origin Of(Relation relation, int column, Groups groups, int group, Func<CellKind, double, bool>? took = null) => new OfGroup(relation, column, groups, group, took);

    private sealed class OfRows(Relation relation, int[] rows, int column) : Origin
    {
        public override void AddCells(CellSet cells) => relation.AddCells(rows, column, cells);

        public override bool HasCells() => Array.Exists(rows, row => relation.HasCells(row, column));
    }

    private sealed class OfGroup(Relation relation, int column, Groups groups, int group, Func<CellKind, double, bool>? took) : Origin
    {
        public override void AddCells(CellSet cells)
        {
            var rows = groups.Rows(group);
            relation.AddCells(took is null ? rows : Took(rows, took), column, cells);
        }

        public override bool HasCells()
        {
            foreach (var row in groups.Rows(group))
            {
                if (took is null || took(relation.Vector(column).Kinds[row], relation.Vector(column).Numbers[row]))
                {
                    return true;
                }
            }

            return false;
        }

        private ReadOnlySpan<int> Took(ReadOnlySpan<int> rows, Func<CellKind, double, bool> took)
        {
            var kinds = relation.Vector(column).Kinds;
            var numbers = relation.Vector(column).Numbers;
            var (taken, count) = (new int[rows.Length], 0);
            foreach (var row in rows)
            {
                taken[count] = row;
                count += took(kinds[row], numbers[row]) ? 1 : 0;
            }

            return taken.AsSpan(0, count);
        }
    }
}
