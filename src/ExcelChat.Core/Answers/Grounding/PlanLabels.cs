using System.Globalization;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Answers.Grounding;

/// <summary>What the conditions and measures of a plan say of the numbers that it gives.</summary>
internal static class PlanLabels
{
    public static IReadOnlyList<Label> Of(Plan plan) => [.. PlanTree.All(plan).OfType<Filter>().SelectMany(filter => Of(filter.Where)).Distinct()];

    public static IEnumerable<Label> MeasuresOf(Plan plan) => PlanTree.All(plan).SelectMany(node => node switch
    {
        Aggregate aggregate => aggregate.Measures,
        Group group => group.Measures,
        _ => [],
    }).Select(measure => measure.Column).OfType<string>().Distinct(StringComparer.Ordinal).Select(Measure);

    private static IEnumerable<Label> Of(Predicate where) => where switch
    {
        And and => and.All.SelectMany(Of),
        Or or => or.Any.SelectMany(Of),
        Comparison { Operator: ComparisonOperator.Equal, Value.Text: { } text, Part: null } equal => [new(equal.Column, text)],
        Comparison { Operator: ComparisonOperator.Equal, Value.Number: { } year } when IsYear(year) => [Year((int)year)],
        Membership { Values: var values } member => values.Select(value => value.Text is { } text ? new Label(member.Column, text) : value.Number is { } year && IsYear(year) ? Year((int)year) : new(member.Column, null)),
        Between { Low.Date: { } low, High.Date: { } high } when low.Year == high.Year => [Year(low.Year)],
        Labelled or Adjacent => [new(Label.Any, null)],
        Not not => PlanTree.PartsOf(not.Condition).SelectMany(PlanTree.ColumnsOf).Select(column => new Label(column, null)),
        _ => PlanTree.ColumnsOf(where).Select(column => new Label(column, null)),
    };

    /// <summary>The label of a computed column, without the unit in its header.</summary>
    public static Label Measure(string column) => new(Label.Measure, column.IndexOfAny(['(', '[']) is > 0 and var unit ? column[..unit].TrimEnd() : column);

    /// <summary>The label of a year.</summary>
    public static Label Year(int year) => new(Label.Year, year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a number may be a year.</summary>
    public static bool IsYear(double number) => number is >= 1900 and <= 2100 && number.Equals(Math.Floor(number));
}
