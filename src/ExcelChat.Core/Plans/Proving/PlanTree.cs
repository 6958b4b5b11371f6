namespace ExcelChat.Plans.Proving;

/// <summary>Walks over plans.</summary>
internal static class PlanTree
{
    /// <summary>The plan and all below it, those in conditions and expressions included.</summary>
    public static IEnumerable<Plan> All(Plan plan) => InputsOf(plan).Concat(QueriesOf(plan)).SelectMany(All).Prepend(plan);

    /// <summary>The kind of a node, as in the JSON form.</summary>
    public static string NameOf(Plan plan) => plan.GetType().Name.ToLowerInvariant();

    /// <summary>The plans whose rows or values a node takes.</summary>
    public static IReadOnlyList<Plan> InputsOf(Plan plan) => plan switch
    {
        Filter filter => [filter.Input],
        Project project => [project.Input],
        Group group => [group.Input],
        Aggregate aggregate => [aggregate.Input],
        Sort sort => [sort.Input],
        Limit limit => [limit.Input],
        Extend extend => [extend.Input],
        Unpivot unpivot => [unpivot.Input],
        Derive derive => [derive.Left, derive.Right],
        Test test => [test.Left, test.Right],
        Join join => [join.Left, join.Right],
        Intersect intersect => [intersect.Left, intersect.Right],
        Except except => [except.Left, except.Right],
        Union union => union.Inputs,
        _ => [],
    };

    /// <summary>The plans in the condition or the expression of a node.</summary>
    public static IEnumerable<Plan> QueriesOf(Plan plan) => plan switch
    {
        Filter filter => QueriesOf(filter.Where),
        Extend extend => QueriesOf(extend.Value),
        _ => [],
    };

    /// <summary>The conditions in a condition, itself when it has none.</summary>
    public static IEnumerable<Predicate> PartsOf(Predicate predicate) => predicate switch
    {
        And and => and.All.SelectMany(PartsOf),
        Or or => or.Any.SelectMany(PartsOf),
        Not not => PartsOf(not.Condition),
        _ => [predicate],
    };

    /// <summary>The columns whose cells a condition looks at.</summary>
    public static IEnumerable<string> ColumnsOf(Predicate part) => part switch
    {
        Comparison comparison => [comparison.Column],
        Membership membership => [membership.Column],
        Between between => [between.Column],
        Recent recent => [recent.Column],
        Empty empty => [empty.Column],
        MemberOf member => [member.Column],
        ColumnComparison columns => [columns.Left, columns.Right],
        _ => [],
    };

    private static IEnumerable<Plan> QueriesOf(Predicate predicate) => PartsOf(predicate).SelectMany(part => part switch
    {
        Comparison { Query: { } query } => [query],
        MemberOf member => [member.Query],
        Adjacent adjacent => [adjacent.Anchor],
        _ => Array.Empty<Plan>(),
    });

    private static IEnumerable<Plan> QueriesOf(Expression expression) => expression switch
    {
        SingleValue value => [value.Query],
        Arithmetic arithmetic => QueriesOf(arithmetic.Left).Concat(QueriesOf(arithmetic.Right)),
        _ => [],
    };
}
