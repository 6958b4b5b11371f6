using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Runs plans over some tables. A node that several plans share, as the same object, runs once.</summary>
internal sealed class Executor(IReadOnlyDictionary<string, Table> tables, CancellationToken cancellationToken)
{
    /// <summary>The most rows that a join or an unpivot may make.</summary>
    public const int MaxRows = 5_000_000;

    private const int MaxPicked = 1000;

    private readonly Dictionary<Plan, Relation> _done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Scan, TableRelation> _scans = [];
    private readonly Dictionary<Relation, Condition> _conditions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Stops the running.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    public Relation Run(Plan plan)
    {
        if (_done.TryGetValue(plan, out var relation))
        {
            return relation;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return _done[plan] = plan switch
        {
            Scan scan => Run(scan),
            Filter filter => Run(filter),
            Project project => Run(project),
            Group group => Grouper.Group(Run(group.Input), group, cancellationToken),
            Aggregate aggregate => Grouper.Aggregate(Run(aggregate.Input), aggregate, cancellationToken),
            Sort sort => Run(sort),
            Limit limit => Run(limit),
            Derive derive => Deriver.Derive(Run(derive.Left), Run(derive.Right), derive.Operator),
            Union union => Run(union),
            Intersect intersect => Choose("intersect", Run(intersect.Left), Run(intersect.Right), shared: true),
            Except except => Choose("except", Run(except.Left), Run(except.Right), shared: false),
            Extend extend => new Extender(Run(extend.Input), Run).Run(extend),
            Join join => Joiner.Join(Run(join.Left), Run(join.Right), join),
            Unpivot unpivot => Joiner.Unpivot(Run(unpivot.Input), unpivot),
            Constant constant => Run(constant),
            Test test => Deriver.Test(Run(test.Left), Run(test.Right), test.Operator),
            _ => throw new PlanException(plan.GetType().Name, "this node is not known."),
        };
    }

    private TableRelation Run(Scan scan)
    {
        // Plans of one question scan the same table again and again, and share what is known of its columns.
        if (_scans.TryGetValue(scan, out var relation))
        {
            return relation;
        }

        if (!tables.TryGetValue(scan.Table, out var table))
        {
            throw new PlanException("scan", $"there is no table '{scan.Table}'. Use one of: {string.Join(", ", tables.Keys.Order(StringComparer.Ordinal))}.");
        }

        return _scans[scan] = new(table, scan.AllRows ? table.Rows.All : table.Rows.OfData);
    }

    private Relation Run(Filter filter)
    {
        var input = Run(filter.Input);
        if (!_conditions.TryGetValue(input, out var condition))
        {
            _conditions.Add(input, condition = new(input, Run));
        }

        return input.Select(condition.Rows(filter.Where));
    }

    private Relation Run(Project project)
    {
        if (project.Columns.Count == 0)
        {
            throw new PlanException("project", "there is no column. Name at least one.");
        }

        var input = Run(project.Input);
        var projected = input.Project([.. project.Columns.Select(c => input.IndexOf(c, "project"))]);
        if (!project.Distinct)
        {
            return projected;
        }

        return projected.Select(Groups.By(projected, [.. Enumerable.Range(0, projected.Columns.Count)]).First);
    }

    private Relation Run(Sort sort)
    {
        var (input, column) = Ordered(sort);
        return input.Select(Sorter.Order(input, column, sort.Descending));
    }

    private (Relation Input, int Column) Ordered(Sort sort)
    {
        var input = Run(sort.Input);
        var column = input.IndexOf(sort.By, "sort");
        ShownAs.RequireOneCurrency("sort", input, "the order", column);
        return (input, column);
    }

    // The largest few need no order of all the others.
    private Relation Run(Limit limit)
        => limit is { Count: >= 1 and <= MaxPicked, Skip: 0, FromEnd: false, Per: null, Input: Sort sort } && Ordered(sort) is var (input, column)
            && Sorter.First(input, column, sort.Descending, limit.Count) is [_, ..] first
            ? input.Select(limit.Ties || first.Length <= limit.Count ? first : first[..limit.Count])
            : RowLimiter.Limit(Run(limit.Input), limit);

    private StackedRelation Run(Union union)
    {
        var inputs = union.Inputs.Select(Run).ToArray();
        if (inputs.Length == 0 || inputs.Any(i => i.Columns.Count != inputs[0].Columns.Count))
        {
            throw new PlanException("union", "the inputs differ in their number of columns, or there is none. Project each to the same columns first.");
        }

        return StackedRelation.Of([.. inputs[0].Columns.Select((column, c) => column with { Unit = StackedRelation.OneUnit("union", column.Name, inputs.Select(i => i.Columns[c].Unit)) })], inputs);
    }

    private static Relation Choose(string node, Relation left, Relation right, bool shared)
    {
        var width = left.Columns.Count;
        if (right.Columns.Count != width)
        {
            throw new PlanException(node, $"the left side has {width} columns and the right {right.Columns.Count}. Project both to the same columns first.");
        }

        var both = StackedRelation.Of(left.Columns, [left, right]);
        var groups = Groups.By(both, [.. Enumerable.Range(0, width)]);
        var inRight = new bool[groups.Count];
        for (var row = left.Count; row < both.Count; row++)
        {
            inRight[groups.Of[row]] = true;
        }

        return left.Select([.. groups.First.Where(row => row < left.Count && inRight[groups.Of[row]] == shared)]);
    }

    private static ComputedRelation Run(Constant constant)
    {
        var value = constant.Value.Value;
        var type = value.Kind switch
        {
            CellKind.Number => ColumnType.Number,
            CellKind.Date => ColumnType.Date,
            CellKind.Boolean => ColumnType.Boolean,
            _ => ColumnType.Text,
        };
        return new([new("Constant", type)], [[ComputedValue.Given(value, constant.Value.ToString())]]);
    }
}
