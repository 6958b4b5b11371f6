using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Tables.Rows;

namespace ExcelChat.Questions.Paths;

/// <summary>Makes plans that name rows by their labels.</summary>
internal sealed class PathPlans(Table table)
{
    private readonly Scan _rows = new(table.Id, AllRows: true);
    private readonly RowPathIndex _paths = RowPathIndex.Of(table);
    private readonly Dictionary<int, Plan?> _known = [];

    /// <summary>The plan of one row; null for a row that nothing names.</summary>
    public Plan? Row(int row)
    {
        if (!_known.TryGetValue(row, out var plan))
        {
            _known.Add(row, plan = Name(row));
        }

        return plan;
    }

    /// <summary>The plan of one cell; null where nothing names its row.</summary>
    public Plan? Cell(int row, int column) => Row(row) is { } plan ? new Project(plan, [table.Columns[column].Name]) : null;

    // Where the labels name several rows, what stands beside them tells which; where nothing does, the row's place among them.
    private Plan? Name(int row)
    {
        string[] path = [.. _paths[row].Select(label => label.Text)];
        if (path.Length == 0)
        {
            return null;
        }

        int[] alike = [.. _paths.Rows(path)];
        var conditions = new List<Predicate> { new Labelled(path) };
        for (var column = 1; alike.Length > 1 && column < table.Columns.Count; column++)
        {
            var cells = table.Columns[column];
            if (PathIndex.IsOfLabels(table, column) && !cells[row].IsBlank && Array.FindAll(alike, other => IsSame(cells, row, other)) is var fewer && fewer.Length < alike.Length)
            {
                conditions.Add(new Comparison(cells.Name, ComparisonOperator.Equal, Literal.Of(cells[row], cells.Text(row))));
                alike = fewer;
            }
        }

        var named = new Filter(_rows, conditions is [var only] ? only : new And(conditions));
        return alike.Length == 1 ? named : new Limit(named, 1, Array.IndexOf(alike, row));
    }

    private static bool IsSame(Column cells, int row, int other) => string.Equals(cells.Text(row).Trim(), cells.Text(other).Trim(), StringComparison.OrdinalIgnoreCase);
}
