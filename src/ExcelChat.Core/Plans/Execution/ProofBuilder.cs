using ExcelChat.Plans.Exporting;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Tables.Rows;
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
        for (var column = 0; column < result.Columns.Count; column++)
        {
            AddCells(result, column, operands);
        }

        Walk(plan);
        AddRanks(plan, operands);
        AddHeaders(operands);
        var (operandRanges, filterRanges) = (operands.ToRanges(), _filters.ToRanges());
        return new()
        {
            Plan = plan,
            Operands = operandRanges,
            Filters = filterRanges,
            Fingerprints = FingerprintWriter.Write(operandRanges.Concat(filterRanges), [.. _tables]),
            Outcome = OutcomeWriter.Of(result),
            Formula = new FormulaExporter(executor).Export(plan),
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
            AddCells(kept, column, operands);
        }

        foreach (var input in PlanTree.InputsOf(plan))
        {
            AddRanks(input, operands);
        }
    }

    private void Walk(Plan plan)
    {
        foreach (var input in PlanTree.InputsOf(plan))
        {
            Walk(input);
        }

        // What a condition compares with decides as much as the cells that it looks at.
        foreach (var query in PlanTree.QueriesOf(plan))
        {
            Walk(query);
            AddResult(query);
        }

        AddNode(plan);
    }

    private void AddNode(Plan plan)
    {
        switch (plan)
        {
            case Scan scan:
                AddScan(scan);
                break;
            case Filter filter:
                AddFilter(filter);
                break;
            case Sort sort:
                AddCompared(executor.Run(sort.Input), sort.By);
                break;
            case Join join:
                AddKeys(join);
                ReportPartners(join);
                break;
            case Intersect { Right: var right }:
                AddResult(right);
                break;
            case Except { Right: var right }:
                AddResult(right);
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

    private void AddScan(Scan scan)
    {
        var table = ((TableRelation)executor.Run(scan)).Table;
        _tables.Add(table);
        var totals = scan.AllRows ? 0 : table.Rows.CountOf(RowRole.Total) + table.Rows.CountOf(RowRole.Subtotal);
        var hidden = table.Rows.CountHidden();
        Report(totals, $"totals row(s) of {table.Sheet}!{table.Range} left out, so that nothing counts twice");
        Report(hidden, $"hidden row(s) of {table.Sheet}!{table.Range} are read like the others");
    }

    private void AddFilter(Filter filter)
    {
        var kept = executor.Run(filter);
        foreach (var part in PlanTree.PartsOf(filter.Where))
        {
            foreach (var column in PlanTree.ColumnsOf(part))
            {
                AddColumn(kept, column);
            }

            if (part is Labelled)
            {
                AddLabels(kept.TableRows!);
            }
        }
    }

    private void AddLabels(TableRelation kept)
    {
        foreach (var (_, cell) in kept.Rows.SelectMany(row => RowPathIndex.Of(kept.Table)[row]))
        {
            _filters.Add(kept.Table, cell);
        }
    }

    private void AddKeys(Join join)
    {
        var (joined, left, right) = (executor.Run(join), executor.Run(join.Left), executor.Run(join.Right));
        foreach (var key in join.On)
        {
            AddColumn(joined, left.IndexOf(key.Left, "proof"));
            AddColumn(joined, left.Columns.Count + right.IndexOf(key.Right, "proof"));
        }
    }

    // A row that meets several others counts several times in what is computed of the join, and its cells are named once.
    private void ReportPartners(Join join)
    {
        var (left, joined) = (executor.Run(join.Left), (ViewRelation)executor.Run(join));
        var partners = new int[left.Count];
        foreach (var row in joined.RowsOf(left))
        {
            partners[row]++;
        }

        Report(partners.Count(count => count > 1), "row(s) of the left side of a join met more than one row and count for each");
        Report(join.Optional ? 0 : partners.Count(count => count == 0), "row(s) of the left side of a join met no row and were left out");
    }

    // In no order: that of a long table was perhaps not needed for its first rows.
    private void AddCompared(Relation input, string by)
    {
        var column = input.IndexOf(by, "proof");
        input.AddCells(Sorter.Comparable(input, column), column, _filters);
    }

    private void AddResult(Plan plan)
    {
        var result = executor.Run(plan);
        for (var column = 0; column < result.Columns.Count; column++)
        {
            AddColumn(result, column);
        }
    }

    private void AddColumn(Relation relation, string name) => AddColumn(relation, relation.IndexOf(name, "proof"));

    private void AddColumn(Relation relation, int column) => AddCells(relation, column, _filters);

    private static void AddCells(Relation relation, int column, CellSet cells) => relation.AddCells([.. Enumerable.Range(0, relation.Count)], column, cells);

    private void AddSkipped(Relation input, IReadOnlyList<Measure> measures)
    {
        foreach (var measure in measures)
        {
            if (measure.Column is null || measure.Function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.First or AggregateFunction.Last)
            {
                continue;
            }

            var column = input.IndexOf(measure.Column, "proof");
            var kinds = input.Vector(column).Kinds;
            Report(kinds.Count(CellKind.Blank), $"blank cell(s) of '{measure.Column}' skipped");
            Report(kinds.Count(CellKind.Text) + kinds.Count(CellKind.Boolean), $"cell(s) of '{measure.Column}' hold text and were skipped");
            Report(kinds.Count(CellKind.Error), $"cell(s) of '{measure.Column}' hold an error and were skipped");
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
