using ExcelChat.Plans;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Questions.FollowUps;

/// <summary>Makes the changes of a follow-up in a plan over one table.</summary>
internal sealed class PlanRewriter(string table, Changes changes)
{
    // A measure names the column that it makes, and so renames it with its own column and computation.
    private readonly Dictionary<string, string> _names = new(changes.Columns, StringComparer.Ordinal);
    private readonly HashSet<string> _constrained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _applied = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>The changed plan; null when a condition or a grouping has no place in it, so that it would give the old answer again.</summary>
    public Plan? Rewrite(Plan plan)
    {
        CollectNames(plan);
        var changed = Change(plan);
        return changes.Conditions.Keys.All(_applied.Contains) && (changes.By is null || PlanTree.All(changed).OfType<Group>().Any()) ? changed : null;
    }

    private Plan Change(Plan plan) => plan switch
    {
        Filter filter => Change(filter),
        Scan scan when scan.Table == table && Add() is { Length: > 0 } added => new Filter(scan, All(added)),
        Project project => project with { Input = Change(project.Input), Columns = [.. project.Columns.Select(Renamed)] },
        Group group => group with { Input = Change(group.Input), By = changes.By is { } by ? [by] : [.. group.By.Select(Renamed)], Measures = [.. group.Measures.Select(Change)] },
        Aggregate aggregate when changes.By is { } by => new Group(Change(aggregate.Input), [by], [.. aggregate.Measures.Select(Change)]),
        Aggregate aggregate => aggregate with { Input = Change(aggregate.Input), Measures = [.. aggregate.Measures.Select(Change)] },
        Sort sort => sort with { Input = Change(sort.Input), By = Renamed(sort.By) },
        Limit { Input: Sort sort } limit => limit with
        {
            Input = sort with { Input = Change(sort.Input), By = Renamed(sort.By), Descending = changes.Direction == 0 ? sort.Descending : changes.Direction > 0 },
            Count = changes.Top > 0 ? changes.Top : limit.Count,
        },
        Limit limit => limit with { Input = Change(limit.Input) },
        Derive derive => derive with { Left = Change(derive.Left), Right = Change(derive.Right) },
        Extend extend => extend with { Input = Change(extend.Input) },
        Join join => join with { Left = Change(join.Left) },
        Union union => new Union([.. union.Inputs.Select(Change)]),
        Unpivot unpivot => unpivot with { Input = Change(unpivot.Input) },
        Intersect intersect => new Intersect(Change(intersect.Left), Change(intersect.Right)),
        Except except => new Except(Change(except.Left), Change(except.Right)),
        Test test => test with { Left = Change(test.Left), Right = Change(test.Right) },
        _ => plan,
    };

    private Plan Change(Filter filter)
    {
        var where = Change(filter.Where);
        return filter.Input is Scan scan
            ? filter with { Where = scan.Table == table && Add() is { Length: > 0 } added ? All([where, .. added]) : where }
            : filter with { Input = Change(filter.Input), Where = where };
    }

    private Predicate Change(Predicate where)
    {
        string[] columns = [.. PlanTree.PartsOf(where).SelectMany(PlanTree.ColumnsOf).Distinct(StringComparer.Ordinal)];
        return (columns, where) switch
        {
            ([var only], _) when changes.Conditions.TryGetValue(only, out var changed) => Applied(only, changed),
            (_, And and) => new And([.. and.All.Select(Change)]),
            (_, Or or) => new Or([.. or.Any.Select(Change)]),
            (_, Not not) => new Not(Change(not.Condition)),
            (_, Comparison { Query: { } query } comparison) => comparison with { Query = Asked(query) },
            (_, MemberOf member) => member with { Query = Asked(member.Query) },
            (_, Adjacent adjacent) => adjacent with { Anchor = Asked(adjacent.Anchor) },
            _ => where,
        };
    }

    private Predicate Applied(string column, Predicate changed)
    {
        _applied.Add(column);
        return changed;
    }

    // What is compared with is asked for by itself: it takes another condition of its own, and none that is new.
    private Plan Asked(Plan query)
    {
        _asked++;
        var changed = Change(query);
        _asked--;
        return changed;
    }

    private Measure Change(Measure measure) => measure with
    {
        Function = measure.Column is not null && changes.Function is { } function ? function : measure.Function,
        Column = measure.Column is null ? null : Renamed(measure.Column),
    };

    /// <summary>The conditions on columns that the plan has none on yet.</summary>
    private Predicate[] Add()
    {
        if (_asked > 0)
        {
            return [];
        }

        var added = changes.Conditions.Where(c => !_constrained.Contains(c.Key)).ToArray();
        _applied.UnionWith(added.Select(c => c.Key));
        return Array.ConvertAll(added, c => c.Value);
    }

    private void CollectNames(Plan plan)
    {
        foreach (var node in PlanTree.All(plan))
        {
            var measures = node switch { Group group => group.Measures, Aggregate aggregate => aggregate.Measures, _ => [] };
            foreach (var measure in measures)
            {
                _names[measure.Name] = Change(measure).Name;
            }

            if (node is Group { By: [var before] } && changes.By is { } by)
            {
                _names[before] = by;
            }

            if (node is Filter filter)
            {
                _constrained.UnionWith(PlanTree.PartsOf(filter.Where).SelectMany(PlanTree.ColumnsOf));
            }
        }
    }

    private string Renamed(string name) => _names.GetValueOrDefault(name, name);

    private static Predicate All(Predicate[] parts) => parts.Length == 1 ? parts[0] : new And(parts);
}
