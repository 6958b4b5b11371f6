using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The operands of a computation, kept as references so that a proof costs nothing until it is asked for.</summary>
internal abstract class Origin
{
    public abstract void AddCells(CellSet cells);

    /// <summary>Whether there is any cell.</summary>
    public abstract bool HasCells();

    /// <summary>Adds the cells of many. Groups of the same rows are walked together, in the order of the rows: one after another they would walk the memory once each.</summary>
    public static void AddCells(IEnumerable<Origin> origins, CellSet cells)
    {
        foreach (var alike in origins.GroupBy(origin => (origin as OfGroup)?.Source))
        {
            if (alike.Key is not null && alike.Skip(1).Any())
            {
                OfGroup.AddCells([.. alike.Cast<OfGroup>()], cells);
                continue;
            }

            foreach (var origin in alike)
            {
                origin.AddCells(cells);
            }
        }
    }

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
        public (Relation Relation, int Column, Groups Groups)? Source => (relation, column, groups);

        public static void AddCells(OfGroup[] origins, CellSet cells)
        {
            var (relation, column, groups) = origins[0].Source!.Value;
            var byGroup = new OfGroup?[groups.Count];
            foreach (var origin in origins)
            {
                byGroup[origin.Group] = origin;
            }

            var (vector, of) = (relation.Vector(column), groups.Of);
            var kinds = vector.Kinds;
            var numbers = vector.Numbers;
            var (taken, count) = (new int[of.Length], 0);
            for (var row = 0; row < of.Length; row++)
            {
                taken[count] = row;
                count += byGroup[of[row]] is { } origin && origin.Takes(kinds[row], numbers[row]) ? 1 : 0;
            }

            relation.AddCells(taken.AsSpan(0, count), column, cells);
        }

        private int Group => group;

        private bool Takes(CellKind kind, double number) => took is null || took(kind, number);

        public override void AddCells(CellSet cells)
        {
            var rows = groups.Rows(group);
            relation.AddCells(took is null ? rows : Took(rows, took), column, cells);
        }

        public override bool HasCells()
        {
            foreach (var row in groups.Rows(group))
            {
                if (Takes(relation.Vector(column).Kinds[row], relation.Vector(column).Numbers[row]))
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
