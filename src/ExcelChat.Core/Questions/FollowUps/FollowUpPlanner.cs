using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Plans.Proving;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.FollowUps;

/// <summary>
/// Plans a question that goes on from the one before: what it names takes the place of the matching condition, column, order or computation of the
/// last plan, and what matches none is added.
/// </summary>
internal sealed class FollowUpPlanner
{
    private readonly Plan _previous;
    private readonly Table _table;
    private readonly Utterance _rest;
    private readonly Cues _cues;
    private readonly HeaderLinker _headers;

    private FollowUpPlanner(Plan previous, Table table, Utterance rest)
        => (_previous, _table, _rest, _cues, _headers) = (previous, table, rest, new(rest), new(table, rest));

    /// <summary>The plan of a follow-up; null when the question stands by itself, changes nothing, or its plan gives nothing.</summary>
    public static Plan? Plan(string question, Plan previous, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var scan = PlanTree.All(previous).OfType<Scan>().FirstOrDefault();
        if (scan is null || tables.FirstOrDefault(t => t.Id == scan.Table) is not { } table || Ellipsis.RestOf(question) is not { } rest)
        {
            return null;
        }

        var plan = new FollowUpPlanner(previous, table, rest).Plan(cancellationToken);
        return plan is not null && GivesSomething(plan, tables, cancellationToken) ? plan : null;
    }

    private Plan? Plan(CancellationToken cancellationToken)
    {
        var by = GroupingColumn();
        var columns = by is null ? ChangedColumns() : [];
        var changes = new Changes
        {
            By = by,
            Columns = columns,
            Conditions = by is null ? Conditions(columns.Values, cancellationToken) : new Dictionary<string, Predicate>(StringComparer.Ordinal),
            Function = Function(),
            Direction = _cues.Direction,
            Top = _cues.Top,
        };
        var isChange = by is not null || columns.Count + changes.Conditions.Count > 0 || changes.Function is not null || changes.Direction != 0 || changes.Top > 0;
        return isChange && !changes.Conditions.Keys.Any(IsHeldAgainstItself) ? new PlanRewriter(_table.Id, changes).Rewrite(_previous) : null;
    }

    private static bool GivesSomething(Plan plan, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        try
        {
            var executor = new Executor(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), cancellationToken);
            return executor.Run(plan).Count > 0 && Figures.HaveCells(plan, executor);
        }
        catch (PlanException)
        {
            return false;
        }
    }

    private AggregateFunction? Function() => _cues switch
    {
        { Average: true } => AggregateFunction.Average,
        { Median: true } => AggregateFunction.Median,
        { Total: true } => AggregateFunction.Sum,
        { Direction: > 0 } when IsPlainMeasure => AggregateFunction.Maximum,
        { Direction: < 0 } when IsPlainMeasure => AggregateFunction.Minimum,
        _ => null,
    };

    // Where rows are ranked the lowest turns the ranking round; where a column is measured it is another measure.
    private bool IsPlainMeasure => !PlanTree.All(_previous).Any(p => p is Limit);

    /// <summary>The column after "by" or "per".</summary>
    private string? GroupingColumn()
    {
        var at = Enumerable.Range(0, _rest.Tokens.Count).FirstOrDefault(i => _rest[i] is "by" or "per" or "each", -1);
        var named = at < 0 ? [] : Enumerable.Range(0, _table.Columns.Count).Where(c => at + 1 < _rest.Tokens.Count && _headers.HeaderMeans(c, _rest.Tokens[at + 1].Stem)).ToArray();
        return named.Length == 0 ? null : _table.Columns[named.MaxBy(_headers.Overlap)].Name;
    }

    /// <summary>Columns of the plan in whose place the follow-up names others: another year, the same measure of another quarter.</summary>
    private Dictionary<string, string> ChangedColumns()
    {
        var used = UsedColumns();
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var old in used)
        {
            var others = Enumerable.Range(0, _table.Columns.Count).Where(c => !used.Contains(c) && _headers.Overlap(c) > 0 && MayReplace(c, old, used.Length)).ToArray();
            if (others.Length > 0)
            {
                changed[_table.Columns[old].Name] = _table.Columns[others.MaxBy(_headers.Overlap)].Name;
            }
        }

        return changed;
    }

    /// <summary>The numeric columns of measures, results and orders.</summary>
    private int[] UsedColumns()
    {
        var names = PlanTree.All(_previous).SelectMany(p => p switch
        {
            Group group => group.Measures.Select(m => m.Column),
            Aggregate aggregate => aggregate.Measures.Select(m => m.Column),
            Project project => project.Columns,
            Sort sort => [sort.By],
            _ => Array.Empty<string?>(),
        }).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _table.Columns.Count).Where(c => names.Contains(_table.Columns[c].Name) && _table.Columns[c].Type.IsNumber())];
    }

    private bool MayReplace(int column, int old, int usedCount)
    {
        var (path, before) = (_table.Columns[column].HeaderPath, _table.Columns[old].HeaderPath);
        if (!_table.Columns[column].Type.IsNumber())
        {
            return false;
        }

        // Under two levels of headers what stays the same stays, and all that differs is named.
        return path.Count > 1 && path.Count == before.Count
            ? path.Zip(before).All(pair => pair.First == pair.Second || _headers.Names(pair.First))
            : usedCount == 1 && _headers.Overlap(column) >= 0.99;
    }

    private Dictionary<string, Predicate> Conditions(IEnumerable<string> named, CancellationToken cancellationToken)
    {
        var headers = named.SelectMany(Lexer.Stems).ToHashSet(StringComparer.Ordinal);
        var constrained = PlanTree.All(_previous).OfType<Filter>().SelectMany(f => PlanTree.PartsOf(f.Where).SelectMany(PlanTree.ColumnsOf)).ToHashSet(StringComparer.Ordinal);
        var entities = new EntityLinker(_table, _rest, cancellationToken).Link().Where(e => e.Kind <= EntityKind.Core).Concat(new ConditionLinker(_table, _rest).Link())
            .Where(e => !Words(e.Span).Any(headers.Contains) && (constrained.Contains(Name(e)) || !IsBareNumber(e)))
            .OrderByDescending(e => constrained.Contains(Name(e)))
            .ThenByDescending(e => e.Span.Count)
            .ThenBy(e => e.Kind);
        var conditions = new Dictionary<string, Predicate>(StringComparer.Ordinal);
        var covered = default(TokenSet);
        foreach (var entity in entities.Where(e => e.Rows.Length > 0))
        {
            if (!entity.Span.Overlaps(covered) && conditions.TryAdd(Name(entity), entity.Where))
            {
                covered = covered.With(entity.Span);
            }
        }

        return conditions;
    }

    // 2023 is a year of a date before it is any number, and a number by itself says nothing of its column.
    private bool IsBareNumber(Entity entity)
        => entity.Span.Count == 1 && entity.Where is Comparison { Operator: ComparisonOperator.Equal, Value.Number: not null } && _headers.Overlap(entity.Column) == 0;

    // A difference between North and South leaves open which of the two is meant.
    private bool IsHeldAgainstItself(string column)
        => PlanTree.All(_previous).OfType<Filter>().SelectMany(f => PlanTree.PartsOf(f.Where)).OfType<Comparison>()
            .Where(c => c.Column == column && c.Operator == ComparisonOperator.Equal).Select(c => c.Value).Distinct().Count() > 1;

    private string Name(Entity entity) => _table.Columns[entity.Column].Name;

    private IEnumerable<string> Words(TokenSet span) => Enumerable.Range(0, _rest.Tokens.Count).Where(i => span.Overlaps(TokenSet.Of(i, 1))).Select(i => _rest.Tokens[i].Stem);
}
