using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Core.Tests.Questions;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2025-01-01", 1)]
    [InlineData("july 2021", "2021-07-01", "2021-08-01", 2)]
    [InlineData("Dec 2021", "2021-12-01", "2022-01-01", 2)]
    [InlineData("5 March 2012", "2012-03-05", "2012-03-06", 3)]
    [InlineData("March 5, 2012", "2012-03-05", "2012-03-06", 3)]
    [InlineData("2020-02-29", "2020-02-29", "2020-03-01", 3)]
    public void Days_months_and_years_are_periods(string text, string start, string end, int tokens)
    {
        var read = DateReader.At(new Utterance(text), 0);

        Assert.Equal((new DatePeriod(DateTime.Parse(start, null), DateTime.Parse(end, null)), tokens), read);
    }

    [Theory]
    [InlineData("revenue")]
    [InlineData("250 orders")]
    [InlineData("31 February 2012")]
    [InlineData("may I ask")]
    public void What_is_no_date_is_left_alone(string text) => Assert.Null(DateReader.At(new Utterance(text), 0));

    [Fact]
    public void A_year_range_is_not_a_day() => Assert.Equal(1, DateReader.At(new Utterance("2010-2012"), 0)?.Length);
}
