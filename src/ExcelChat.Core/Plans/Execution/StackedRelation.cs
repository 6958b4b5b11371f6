using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The rows of several relations in one, each a reference to its own.</summary>
internal sealed class StackedRelation(IReadOnlyList<ResultColumn> columns, IReadOnlyList<Relation> parts, (int Part, int Row)[] rows) : Relation
{
    public override IReadOnlyList<ResultColumn> Columns { get; } = columns;

    public override int Count => rows.Length;

    /// <summary>All rows of some relations, one after another.</summary>
    public static StackedRelation Of(IReadOnlyList<ResultColumn> columns, IReadOnlyList<Relation> parts)
        => new(columns, parts, [.. parts.SelectMany((part, p) => Enumerable.Range(0, part.Count).Select(row => (p, row)))]);

    /// <summary>The unit of columns that are stacked, or null when it is not known of all. Different units are refused.</summary>
    public static string? OneUnit(string node, string name, IEnumerable<string?> units)
    {
        var different = units.Distinct(StringComparer.Ordinal).ToArray();
        return different.Count(unit => unit is not null) > 1
            ? throw new PlanException(node, $"the columns under '{name}' are in different units: {string.Join(", ", different.Select(unit => unit ?? "none"))}. Stack columns of one unit.")
            : different is [var only] ? only : null;
    }

    public override CellValue Value(int row, int column) => parts[rows[row].Part].Value(rows[row].Row, column);

    public override NumberFormat Format(int row, int column) => parts[rows[row].Part].Format(rows[row].Row, column);

    public override string Text(int row, int column) => parts[rows[row].Part].Text(rows[row].Row, column);

    public override bool IsComputed(int row, int column) => parts[rows[row].Part].IsComputed(rows[row].Row, column);

    public override void AddCells(int row, int column, CellSet cells) => parts[rows[row].Part].AddCells(rows[row].Row, column, cells);

    public override bool HasCells(int row, int column) => parts[rows[row].Part].HasCells(rows[row].Row, column);

    public override Relation Select(int[] indexes) => new StackedRelation(Columns, parts, Array.ConvertAll(indexes, i => rows[i]));

    public override Relation Project(int[] indexes)
        => new StackedRelation(Array.ConvertAll(indexes, c => Columns[c]), [.. parts.Select(part => part.Project(indexes))], rows);
}
