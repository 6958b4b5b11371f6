using ExcelChat.Plans;

namespace ExcelChat.Questions.Linking;

/// <summary>A stretch of days, from the first up to but not including the end.</summary>
internal readonly record struct DatePeriod(DateTime Start, DateTime End)
{
    public static DatePeriod Year(int year) => new(new(year, 1, 1), new(year + 1, 1, 1));

    public static DatePeriod Month(int year, int month) => new(new(year, month, 1), new DateTime(year, month, 1).AddMonths(1));

    public static DatePeriod Quarter(int year, int quarter) => new(new(year, (3 * quarter) - 2, 1), new DateTime(year, (3 * quarter) - 2, 1).AddMonths(3));

    public static DatePeriod Day(int year, int month, int day) => new(new(year, month, day), new DateTime(year, month, day).AddDays(1));

    /// <summary>The condition that a date lies in the period, or on the stated side of it: "after 2005" begins when 2005 has ended.</summary>
    public Predicate Where(string column, ComparisonOperator? comparison) => comparison switch
    {
        ComparisonOperator.Greater => new Comparison(column, ComparisonOperator.GreaterOrEqual, Literal.Of(End)),
        ComparisonOperator.GreaterOrEqual => new Comparison(column, ComparisonOperator.GreaterOrEqual, Literal.Of(Start)),
        ComparisonOperator.Less => new Comparison(column, ComparisonOperator.Less, Literal.Of(Start)),
        ComparisonOperator.LessOrEqual => new Comparison(column, ComparisonOperator.Less, Literal.Of(End)),
        _ => new And(
        [
            new Comparison(column, ComparisonOperator.GreaterOrEqual, Literal.Of(Start)),
            new Comparison(column, ComparisonOperator.Less, Literal.Of(End)),
        ]),
    };
}
