using System.Globalization;
using ExcelChat.Plans;

namespace ExcelChat.Questions;

/// <content>What a single node does.</content>
public static partial class PlanReading
{
    /// <summary>What the node of a plan does, apart from what is below it.</summary>
    internal static string Step(Plan plan) => plan switch
    {
        Filter filter => $"those where {Of(filter.Where)}",
        Project project => $"the {(project.Distinct ? "different " : "")}values of {string.Join(", ", project.Columns)}",
        Group group => $"{Measures(group.Measures)} for each {Key(group)}",
        Aggregate aggregate => Measures(aggregate.Measures),
        Sort sort => $"in {(sort.Descending ? "descending" : "ascending")} order of {sort.By}",
        Limit limit => string.Create(CultureInfo.InvariantCulture, $"the {(limit.FromEnd ? "last" : "first")} {limit.Count}{(limit.Ties ? " and their equals" : "")}{(limit.Per is null ? "" : $" for each {string.Join(" and ", limit.Per)}")}"),
        Derive derive => Words(derive.Operator),
        Extend extend => $"with the column {extend.Name}",
        Join join => $"beside the rows that {string.Join(" and ", join.On.Select(key => key.Left))} refers to",
        Union => "one after another",
        Intersect => "those in both",
        Except => "those in the first alone",
        Unpivot unpivot => $"a row for each of {string.Join(", ", unpivot.Columns)}",
        Constant constant => constant.Value.ToString(),
        Test test => $"whether the first {Words(test.Operator)} the second",
        _ => Of(plan),
    };
}
