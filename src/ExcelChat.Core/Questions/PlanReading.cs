using System.Globalization;
using ExcelChat.Plans;

namespace ExcelChat.Questions;

/// <summary>Says a plan in words, so that a person can see what was understood.</summary>
public static partial class PlanReading
{
    /// <summary>The plan in words, such as <c>Sum of Revenue where Region is North</c>.</summary>
    /// <param name="plan">The plan.</param>
    public static string Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            Scan => "all rows",
            Filter { Input: Scan } filter => $"rows where {Of(filter.Where)}",
            Filter filter => $"{Of(filter.Input)} where {Of(filter.Where)}",
            Project { Input: Limit { Input: Sort { Input: Group group } } best } project when project.Columns.SequenceEqual(group.By) => Of(best),
            Project project => $"{string.Join(", ", project.Columns)}{Source(project.Input)}",
            Group group => $"{Measures(group.Measures)} for each {Key(group)}{Source(group.Input)}",
            Aggregate aggregate => $"{Measures(aggregate.Measures)}{Source(aggregate.Input)}",
            Sort sort => $"{Of(sort.Input)} in {(sort.Descending ? "descending" : "ascending")} order of {sort.By}",
            Limit limit => Of(limit),
            Derive { Operator: ArithmeticOperator.Sum } sum => $"{Of(sum.Left)} plus {Of(sum.Right)}",
            Derive { Operator: ArithmeticOperator.Share } share => $"{Of(share.Left)} as a share of {Of(share.Right)}",
            Extend extend => Of(extend.Input),
            Join join => $"{Of(join.Left)} with {string.Join(" and ", join.On.Select(key => key.Left))} looked up",
            Derive derive => $"{Words(derive.Operator)} ({Of(derive.Left)}) and ({Of(derive.Right)})",
            Union union => string.Join("; then ", union.Inputs.Select(Of)),
            Intersect both => $"what is in both ({Of(both.Left)}) and ({Of(both.Right)})",
            Except except => $"({Of(except.Left)}) without ({Of(except.Right)})",
            Unpivot unpivot => $"{unpivot.Value} for each {unpivot.Name}{Source(unpivot.Input)}",
            Constant constant => constant.Value.ToString(),
            Test test => $"whether ({Of(test.Left)}) {Words(test.Operator)} ({Of(test.Right)})",
            _ => plan.GetType().Name,
        };
    }

    private static string Of(Limit limit) => limit switch
    {
        { Input: Sort { Input: Group group } sort, Count: 1 } => $"the {Key(group)} with the {Extreme(sort)} {Measures(group.Measures)}{Source(group.Input)}",
        { Input: Sort { Input: Group group } sort } => string.Create(CultureInfo.InvariantCulture, $"the {limit.Count} {Key(group)} with the {Extreme(sort)} {Measures(group.Measures)}{Source(group.Input)}"),
        { Input: Sort sort, Count: 1 } => $"the row with the {Extreme(sort)} {sort.By}{Source(sort.Input)}",
        { Input: Sort sort } => string.Create(CultureInfo.InvariantCulture, $"the {limit.Count} {Extreme(sort)} by {sort.By} of {Of(sort.Input)}"),
        { Count: 1 } => $"the {(limit.FromEnd ? "last" : "first")} of {Of(limit.Input)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"the {(limit.FromEnd ? "last" : "first")} {limit.Count} of {Of(limit.Input)}"),
    };

    private static string Key(Group group) => string.Join(" and ", group.By);

    private static string Extreme(Sort sort) => sort.Descending ? "largest" : "smallest";

    private static string Source(Plan input) => input switch
    {
        Scan => "",
        Extend extend => Source(extend.Input),
        Join { Left: var left } => Source(left),
        Filter { Input: Scan } filter => $" where {Of(filter.Where)}",
        _ => $" of {Of(input)}",
    };

    private static string Measures(IReadOnlyList<Measure> measures) => string.Join(", ", measures.Select(m => m switch
    {
        { Column: null } => "number of rows",
        { Function: AggregateFunction.CountDistinct } => $"number of distinct {m.Column}",
        { Function: AggregateFunction.StandardDeviation } => $"standard deviation of {m.Column}",
        _ => $"{m.Function.ToString().ToLowerInvariant()} of {m.Column}",
    }));

    internal static string Of(Predicate where) => where switch
    {
        Comparison { Query: { } query } c => $"{c.Column} {Words(c.Operator)} ({Of(query)})",
        Comparison { Part: { } part } c => $"{Word(part)} of {c.Column} {Words(c.Operator)} {c.Value}",
        Comparison c => $"{c.Column} {Words(c.Operator)} {c.Value}",
        Membership m => $"{m.Column} is {string.Join(" or ", m.Values.Take(5))}{(m.Values.Count > 5 ? " or others" : "")}",
        And and => string.Join(" and ", and.All.Select(Of)),
        Or or => string.Join(" or ", or.Any.Select(Of)),
        Not not => $"not ({Of(not.Condition)})",
        MemberOf { Query: Project { Input: Filter other } } m => $"{Of(other.Where)} for its {m.Column}",
        MemberOf m => $"{m.Column} is in ({Of(m.Query)})",
        ColumnComparison c => $"{c.Left} {Words(c.Operator)} {c.Right}",
        Between b => $"{b.Column} is between {b.Low} and {b.High}",
        Empty empty => $"{empty.Column} is empty",
        Recent { Count: 1 } r => $"{r.Column} is in the last {Word(r.Part)}",
        Recent r => string.Create(CultureInfo.InvariantCulture, $"{r.Column} is in the last {r.Count} {Word(r.Part)}s"),
        Labelled { Members: true, Path: [] } => "the row is in no group",
        Labelled { Members: true } labelled => $"the row is in {string.Join(" > ", labelled.Path)}",
        Labelled labelled => $"the row is {string.Join(" > ", labelled.Path)}",
        Adjacent a => $"the row is {(a.Offset > 0 ? "just below" : "just above")} the {Of(a.Anchor)}",
        _ => where.GetType().Name,
    };

    private static string Word(DatePart part) => part.ToString().ToLowerInvariant();

    private static string Words(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "is",
        ComparisonOperator.NotEqual => "is not",
        ComparisonOperator.Less => "is less than",
        ComparisonOperator.LessOrEqual => "is at most",
        ComparisonOperator.Greater => "is more than",
        ComparisonOperator.GreaterOrEqual => "is at least",
        ComparisonOperator.StartsWith => "starts with",
        ComparisonOperator.EndsWith => "ends with",
        _ => "contains",
    };

    private static string Words(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Difference or ArithmeticOperator.AbsoluteDifference => "difference between",
        ArithmeticOperator.Product => "product of",
        ArithmeticOperator.Ratio => "ratio of",
        ArithmeticOperator.Share => "share of",
        ArithmeticOperator.Sum => "sum of",
        _ => "percent change between",
    };
}
