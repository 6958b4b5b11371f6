using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Visits to a web site by day and source over a year and a half.</summary>
internal sealed class TrafficBook : BusinessBook
{
    private readonly IReadOnlyList<Visit> _visits = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("web traffic.xlsx", new SheetDraft("Traffic", "yyyy-mm-dd", "General", "#,##0", "#,##0", "#,##0", "0.0%", "$#,##0.00")
            .Row("Date", "Source", "Sessions", "New Users", "Conversions", "Bounce Rate", "Ad Cost")
            .All(_visits, v => [v.Date, v.Source, v.Sessions, v.Users, v.Conversions, v.Bounce, v.Cost])),
    ];

    protected override void Ask()
    {
        Is(Aggregate, "How many sessions did we have in total?", _visits.Sum(v => v.Sessions));
        Is(Aggregate, "total conversions from organic search", Of(v => v.Source == "Organic Search").Sum(v => v.Conversions));
        Is(Aggregate, "What is the average bounce rate of social traffic?", Of(v => v.Source == "Social").Average(v => v.Bounce));
        Is(Aggregate, "How much ad cost did paid search cause?", Of(v => v.Source == "Paid Search").Sum(v => v.Cost));
        Is(Aggregate, "what was the maximum number of sessions on a day from email", Of(v => v.Source == "Email").Max(v => v.Sessions));
        Is(Top, "Which source brings the most sessions?", _visits.GroupBy(v => v.Source).MaxBy(g => g.Sum(v => v.Sessions))!.Key);
        Is(Top, "Which source has the lowest average bounce rate?", _visits.GroupBy(v => v.Source).MinBy(g => g.Average(v => v.Bounce))!.Key);
        Are(Top, "Top 2 sources by conversions", _visits.GroupBy(v => v.Source).OrderByDescending(g => g.Sum(v => v.Conversions)).Take(2).Select(g => g.Key));
        Each(Group, "Sessions by source", _visits.GroupBy(v => v.Source).Select(g => (g.Key, g.Sum(v => v.Sessions))));
        Each(Group, "average conversions per source", _visits.GroupBy(v => v.Source).Select(g => (g.Key, g.Average(v => v.Conversions))));
        Each(Group, "total ad cost for each source", _visits.GroupBy(v => v.Source).Select(g => (g.Key, g.Sum(v => v.Cost))));
        Is(Compare, "Do we get more new users from Social or from Email?", new[] { "Social", "Email" }.MaxBy(s => Of(v => v.Source == s).Sum(v => v.Users))!);
        Is(Compare, "By how much did sessions change between 2023 and 2024?", Math.Abs(Of(v => v.Date.Year == 2023).Sum(v => v.Sessions) - Of(v => v.Date.Year == 2024).Sum(v => v.Sessions)));
        Is(Share, "What share of sessions comes from organic search?", (decimal)Of(v => v.Source == "Organic Search").Sum(v => v.Sessions) / _visits.Sum(v => v.Sessions));
        Is(Share, "What percentage of conversions came from email?", (decimal)Of(v => v.Source == "Email").Sum(v => v.Conversions) / _visits.Sum(v => v.Conversions));
        Each(Trend, "sessions per month in 2023", Of(v => v.Date.Year == 2023).GroupBy(v => MonthOf.Day(v.Date)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(v => v.Sessions))));
        Each(Trend, "How did conversions develop by year?", _visits.GroupBy(v => v.Date.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(v => v.Conversions))));
        Each(Trend, "monthly ad cost in 2024", Of(v => v.Date.Year == 2024).GroupBy(v => MonthOf.Day(v.Date)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(v => v.Cost))));
        Is(Trend, "Which month of 2023 had the most conversions?", Of(v => v.Date.Year == 2023).GroupBy(v => MonthOf.Day(v.Date)).MaxBy(g => g.Sum(v => v.Conversions))!.Key);
        Is(Dates, "How many sessions were there in January 2024?", Of(v => v.Date is { Year: 2024, Month: 1 }).Sum(v => v.Sessions));
        Is(Dates, "Conversions from social in Q1 2024", Of(v => v.Source == "Social" && v.Date is { Year: 2024, Month: <= 3 }).Sum(v => v.Conversions));
        Is(Dates, "total sessions from 1 March 2023 to 30 April 2023", Of(v => v.Date is { Year: 2023, Month: 3 or 4 }).Sum(v => v.Sessions));
        Is(Dates, "new users since May 2024", Of(v => v.Date >= new DateOnly(2024, 5, 1)).Sum(v => v.Users));
        Is(Count, "On how many days did email bring more than 300 sessions?", Of(v => v.Source == "Email" && v.Sessions > 300).Count());
        Is(Count, "How many traffic sources are there?", _visits.Select(v => v.Source).Distinct().Count());
    }

    private IEnumerable<Visit> Of(Func<Visit, bool> where) => _visits.Where(where);

    private static Visit[] Make()
    {
        var random = new Random(97);
        (string Name, int Most)[] sources = [("Organic Search", 900), ("Paid Search", 600), ("Social", 500), ("Email", 400)];
        return [.. Enumerable.Range(0, 530).SelectMany(day => sources.Select(s =>
        {
            var sessions = random.Next(s.Most / 4, s.Most);
            return new Visit(new DateOnly(2023, 1, 1).AddDays(day), s.Name, sessions, sessions * random.Next(30, 80) / 100, sessions * random.Next(1, 9) / 100, random.Next(200, 700) / 1000m, s.Name == "Paid Search" ? random.Amount(50, 300) : random.Amount(0, 20));
        }))];
    }

    private sealed record Visit(DateOnly Date, string Source, int Sessions, int Users, int Conversions, decimal Bounce, decimal Cost);
}
