using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Answers to a customer survey, one row a respondent.</summary>
internal sealed class SurveyBook : BusinessBook
{
    private readonly IReadOnlyList<Response> _responses = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("survey.xlsx", new SheetDraft("Responses", "0", "d-mmm-yy")
            .Row("Customer satisfaction survey, autumn 2023")
            .Row("Respondent", "Date", "Country", "Age Group", "Plan", "Satisfaction", "Support Rating", "Would Recommend", "Monthly Spend")
            .All(_responses, r => [r.Number, r.Date, r.Country, r.Age, r.Plan, r.Satisfaction, r.Support, r.Recommends ? "Yes" : "No", r.Spend])),
    ];

    protected override void Ask()
    {
        var one = _responses[66];
        Is(Lookup, $"Which plan does respondent {one.Number} have?", one.Plan);
        Is(Lookup, $"How satisfied was respondent {one.Number}?", one.Satisfaction);
        Is(Aggregate, "What is the average satisfaction?", _responses.Average(r => r.Satisfaction));
        Is(Aggregate, "average satisfaction of premium customers in Germany", Of(r => r.Plan == "Premium" && r.Country == "Germany").Average(r => r.Satisfaction));
        Is(Aggregate, "What's the mean support rating in Spain?", Of(r => r.Country == "Spain").Average(r => r.Support));
        Is(Aggregate, "What is the median monthly spend?", Median(_responses.Select(r => r.Spend)));
        Is(Aggregate, "How much do customers on the Basic plan spend monthly in total?", Of(r => r.Plan == "Basic").Sum(r => r.Spend));
        Is(Aggregate, "highest monthly spend in France", Of(r => r.Country == "France").Max(r => r.Spend));
        Is(Top, "Which country has the highest average satisfaction?", _responses.GroupBy(r => r.Country).MaxBy(g => g.Average(r => r.Satisfaction))!.Key);
        Is(Top, "Which age group gave the lowest average support rating?", _responses.GroupBy(r => r.Age).MinBy(g => g.Average(r => r.Support))!.Key);
        Is(Top, "What is the most common plan?", _responses.GroupBy(r => r.Plan).MaxBy(g => g.Count())!.Key);
        Are(Top, "top 2 countries by number of respondents", _responses.GroupBy(r => r.Country).OrderByDescending(g => g.Count()).Take(2).Select(g => g.Key));
        Each(Group, "Average satisfaction by age group", _responses.GroupBy(r => r.Age).Select(g => (g.Key, g.Average(r => r.Satisfaction))));
        Each(Group, "How many respondents per country?", _responses.GroupBy(r => r.Country).Select(g => (g.Key, g.Count())));
        Each(Group, "average monthly spend for each plan", _responses.GroupBy(r => r.Plan).Select(g => (g.Key, g.Average(r => r.Spend))));
        Is(Compare, "Are Premium or Basic customers more satisfied on average?", new[] { "Premium", "Basic" }.MaxBy(p => Of(r => r.Plan == p).Average(r => r.Satisfaction))!);
        Is(Compare, "difference in average satisfaction between France and Italy", Math.Abs(Of(r => r.Country == "France").Average(r => r.Satisfaction) - Of(r => r.Country == "Italy").Average(r => r.Satisfaction)));
        Is(Share, "What percentage of respondents would recommend us?", (decimal)Of(r => r.Recommends).Count() / _responses.Count);
        Is(Share, "What share of respondents is from Italy?", (decimal)Of(r => r.Country == "Italy").Count() / _responses.Count);
        Is(Share, "percentage of respondents on the Premium plan", (decimal)Of(r => r.Plan == "Premium").Count() / _responses.Count);
        Is(Count, "How many people answered the survey?", _responses.Count);
        Is(Count, "How many respondents gave a satisfaction of 5?", Of(r => r.Satisfaction == 5).Count());
        Is(Count, "How many respondents would not recommend us?", Of(r => !r.Recommends).Count());
        Is(Count, "number of respondents from Spain with a satisfaction below 3", Of(r => r.Country == "Spain" && r.Satisfaction < 3).Count());
        Is(Dates, "How many responses came in during October 2023?", Of(r => r.Date.Month == 10).Count());
        Is(Dates, "average satisfaction since 15 November 2023", Of(r => r.Date >= new DateOnly(2023, 11, 15)).Average(r => r.Satisfaction));
        Each(Trend, "average satisfaction by month", _responses.GroupBy(r => MonthOf.Day(r.Date)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Average(r => r.Satisfaction))));
    }

    private IEnumerable<Response> Of(Func<Response, bool> where) => _responses.Where(where);

    private static decimal Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Response[] Make()
    {
        var random = new Random(61);
        return [.. Enumerable.Range(0, 183).Select(i => new Response(
            i + 1, random.Day(new(2023, 9, 1), new(2023, 11, 30)), random.Of(["Germany", "France", "Spain", "Italy", "Germany"]), random.Of(["18-29", "30-44", "45-59", "60+"]),
            random.Of(["Basic", "Basic", "Standard", "Premium"]), random.Next(1, 6), random.Next(1, 11), random.Next(10) < 6, random.Amount(5, 90)))];
    }

    private sealed record Response(int Number, DateOnly Date, string Country, string Age, string Plan, int Satisfaction, int Support, bool Recommends, decimal Spend);
}
