using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Walks a plan that has run and gathers the cells behind its result.</summary>
internal sealed class ProofBuilder(Executor executor)
{
    private readonly CellSet _filters = new();
    private readonly CellSet _headers = new();
    private readonly HashSet<Table> _tables = [];
    private readonly List<string> _skipped = [];

    public Proof Build(Plan plan)
    {
        var result = executor.Run(plan);
        var operands = new CellSet();
        for (var row = 0; row < result.Count; row++)
        {
            for (var column = 0; column < result.Columns.Count; column++)
            {
                result.AddCells(row, column, operands);
            }
        }

        Walk(plan);
        AddRanks(plan, operands);
        AddHeaders(operands);
        return new()
        {
            Plan = plan,
            Operands = operands.ToRanges(),
            Filters = _filters.ToRanges(),
            Headers = _headers.ToRanges(),
            RowsRead = _tables.Sum(t => t.Rows.Count),
            RowsUsed = operands.RowCount,
            Skipped = [.. _skipped.Distinct(StringComparer.Ordinal)],
        };
    }

    // What made a row the largest is behind the answer as much as what the answer shows of it.
    private void AddRanks(Plan plan, CellSet operands)
    {
        if (plan is Limit { Input: Sort sort } limit)
        {
            var kept = executor.Run(limit);
            var column = kept.IndexOf(sort.By, "proof");
            for (var row = 0; row < kept.Count; row++)
            {
                kept.AddCells(row, column, operands);
            }
        }

        foreach (var input in InputsOf(plan))
        {
            AddRanks(input, operands);
        }
    }

    private void Walk(Plan plan)
    {
        foreach (var input in InputsOf(plan))
        {
            Walk(input);
        }

        switch (plan)
        {
            case Scan scan:
                AddScan(scan);
                break;
            case Filter filter:
                AddFilter(filter, filter.Where);
                break;
            case Sort sort:
                AddColumn(executor.Run(sort), sort.By);
                break;
            case Join join:
                AddKeys(join);
                break;
            case Aggregate { Measures: var measures, Input: var input }:
                AddSkipped(executor.Run(input), measures);
                break;
            case Group { Measures: var measures, Input: var input }:
                AddSkipped(executor.Run(input), measures);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<Plan> InputsOf(Plan plan) => plan switch
    {
        Filter filter => [filter.Input],
        Project project => [project.Input],
        Group group => [group.Input],
        Aggregate aggregate => [aggregate.Input],
        Sort sort => [sort.Input],
        Limit limit => [limit.Input],
        Derive derive => [derive.Left, derive.Right],
        Union union => union.Inputs,
        Intersect intersect => [intersect.Left, intersect.Right],
        Except except => [except.Left, except.Right],
        Extend extend => [extend.Input, .. QueriesOf(extend.Value)],
        Join join => [join.Left, join.Right],
        Unpivot unpivot => [unpivot.Input],
        Test test => [test.Left, test.Right],
        _ => [],
    };

    private static IEnumerable<Plan> QueriesOf(Expression expression) => expression switch
    {
        SingleValue value => [value.Query],
        Arithmetic arithmetic => QueriesOf(arithmetic.Left).Concat(QueriesOf(arithmetic.Right)),
        _ => [],
    };

    private void AddScan(Scan scan)
    {
        var table = ((TableRelation)executor.Run(scan)).Table;
        _tables.Add(table);
        var rows = Enumerable.Range(0, table.Rows.Count);
        var totals = scan.AllRows ? 0 : rows.Count(r => table.Rows.Role(r) is RowRole.Total or RowRole.Subtotal);
        var hidden = rows.Count(table.Rows.Hidden);
        Report(totals, $"totals row(s) of {table.Sheet}!{table.Range} left out, so that nothing counts twice");
        Report(hidden, $"hidden row(s) of {table.Sheet}!{table.Range} are read like the others");
    }

    private void AddFilter(Filter filter, Predicate predicate)
    {
        foreach (var column in ColumnsOf(predicate))
        {
            AddColumn(executor.Run(filter), column);
        }

        if (QueryOf(predicate) is { } query)
        {
            Walk(query);
        }

        foreach (var part in PartsOf(predicate))
        {
            AddFilter(filter, part);
        }
    }

    private static IEnumerable<string> ColumnsOf(Predicate predicate) => predicate switch
    {
        Comparison comparison => [comparison.Column],
        Membership membership => [membership.Column],
        Between between => [between.Column],
        Recent recent => [recent.Column],
        Empty empty => [empty.Column],
        ColumnComparison columns => [columns.Left, columns.Right],
        MemberOf member => [member.Column],
        _ => [],
    };

    private static Plan? QueryOf(Predicate predicate) => predicate switch
    {
        Comparison comparison => comparison.Query,
        MemberOf member => member.Query,
        Adjacent adjacent => adjacent.Anchor,
        _ => null,
    };

    private static IEnumerable<Predicate> PartsOf(Predicate predicate) => predicate switch
    {
        And and => and.All,
        Or or => or.Any,
        Not not => [not.Condition],
        _ => [],
    };

    private void AddKeys(Join join)
    {
        var (joined, left, right) = (executor.Run(join), executor.Run(join.Left), executor.Run(join.Right));
        foreach (var key in join.On)
        {
            AddColumn(joined, left.IndexOf(key.Left, "proof"));
            AddColumn(joined, left.Columns.Count + right.IndexOf(key.Right, "proof"));
        }
    }

    private void AddColumn(Relation relation, string name) => AddColumn(relation, relation.IndexOf(name, "proof"));

    private void AddColumn(Relation relation, int column)
    {
        for (var row = 0; row < relation.Count; row++)
        {
            relation.AddCells(row, column, _filters);
        }
    }

    private void AddSkipped(Relation input, IReadOnlyList<Measure> measures)
    {
        foreach (var measure in measures)
        {
            if (measure.Column is null || measure.Function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.First or AggregateFunction.Last)
            {
                continue;
            }

            var column = input.IndexOf(measure.Column, "proof");
            var kinds = Enumerable.Range(0, input.Count).Select(r => input.Value(r, column).Kind).ToArray();
            Report(kinds.Count(k => k == CellKind.Blank), $"blank cell(s) of '{measure.Column}' skipped");
            Report(kinds.Count(k => k is CellKind.Text or CellKind.Boolean), $"cell(s) of '{measure.Column}' hold text and were skipped");
            Report(kinds.Count(k => k == CellKind.Error), $"cell(s) of '{measure.Column}' hold an error and were skipped");
        }
    }

    private void AddHeaders(CellSet operands)
    {
        foreach (var table in _tables.Where(t => t.HeaderRows > 0))
        {
            foreach (var column in operands.ColumnsOf(table))
            {
                for (var row = 0; row < table.HeaderRows; row++)
                {
                    _headers.Add(table, new(table.Range.First.Row + row, column));
                }
            }
        }
    }

    private void Report(int count, string what)
    {
        if (count > 0)
        {
            _skipped.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
