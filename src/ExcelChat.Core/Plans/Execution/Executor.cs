using ExcelChat.Tables;

namespace ExcelChat.Plans.Execution;

/// <summary>Runs plans over some tables. A node that several plans share, as the same object, runs once.</summary>
internal sealed class Executor(IReadOnlyDictionary<string, Table> tables, CancellationToken cancellationToken)
{
    private readonly Dictionary<Plan, Relation> _done = new(ReferenceEqualityComparer.Instance);

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
            Group group => Grouper.Group(Run(group.Input), group),
            Aggregate aggregate => Grouper.Aggregate(Run(aggregate.Input), aggregate),
            Sort sort => Run(sort),
            Limit limit => Run(limit),
            Derive derive => Arithmetic.Derive(Run(derive.Left), Run(derive.Right), derive.Operator),
            Union union => Run(union),
            _ => throw new PlanException(plan.GetType().Name, "this node is not known."),
        };
    }

    private TableRelation Run(Scan scan)
    {
        if (!tables.TryGetValue(scan.Table, out var table))
        {
            throw new PlanException("scan", $"there is no table '{scan.Table}'. Use one of: {string.Join(", ", tables.Keys.Order(StringComparer.Ordinal))}.");
        }

        var rows = Enumerable.Range(0, table.Rows.Count).Where(r => scan.AllRows || table.Rows.Role(r) == RowRole.Data);
        return new(table, [.. rows]);
    }

    private Relation Run(Filter filter)
    {
        var input = Run(filter.Input);
        var condition = new Condition(input, Run);
        var test = condition.Compile(filter.Where);
        return input.Select([.. Enumerable.Range(0, input.Count).Where(r => test(r))]);
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

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return projected.Select([.. Enumerable.Range(0, projected.Count).Where(r => seen.Add(Grouper.KeyOf(projected, r, projected.Columns.Count)))]);
    }

    private Relation Run(Sort sort)
    {
        var input = Run(sort.Input);
        return input.Select(Sorter.Order(input, input.IndexOf(sort.By, "sort"), sort.Descending));
    }

    private Relation Run(Limit limit)
    {
        if (limit.Count < 1 || limit.Skip < 0)
        {
            throw new PlanException("limit", $"found count {limit.Count} and skip {limit.Skip}, expected a count of at least 1 and a skip of at least 0.");
        }

        var input = Run(limit.Input);
        var kept = Math.Max(0, Math.Min(limit.Count, input.Count - limit.Skip));
        var start = limit.FromEnd ? input.Count - limit.Skip - kept : limit.Skip;
        if (limit is { Ties: true, FromEnd: false, Input: Sort sort } && kept > 0)
        {
            kept += Sorter.Ties(input, input.IndexOf(sort.By, "limit"), start + kept);
        }

        return input.Select([.. Enumerable.Range(Math.Max(0, start), kept)]);
    }

    private ComputedRelation Run(Union union)
    {
        var inputs = union.Inputs.Select(Run).ToArray();
        if (inputs.Length == 0 || inputs.Any(i => i.Columns.Count != inputs[0].Columns.Count))
        {
            throw new PlanException("union", "the inputs differ in their number of columns, or there is none. Project each to the same columns first.");
        }

        var rows = inputs.SelectMany(input => Enumerable.Range(0, input.Count).Select(row => Copy(input, row)));
        return new(inputs[0].Columns, [.. rows]);
    }

    private static ComputedValue[] Copy(Relation input, int row)
        => [.. Enumerable.Range(0, input.Columns.Count).Select(c => ComputedValue.OfCell(input, row, c, row))];
}
