using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Orders under a title and a note, with a total at the end.</summary>
internal sealed class SalesBook : BusinessBook
{
    private readonly IReadOnlyList<Sale> _sales = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("sales.xlsx", new SheetDraft("Orders", "General", "yyyy-mm-dd", "General", "General", "General", "General", "#,##0", "€#,##0.00", "€#,##0.00")
            .Row("Sales 2024").Row("All amounts in euro, without VAT").Skip()
            .Row("Order ID", "Order Date", "Region", "Salesperson", "Product", "Channel", "Units", "Unit Price", "Revenue")
            .All(_sales, s => [s.Id, s.Date, s.Region, s.Person, s.Product, s.Channel, s.Units, s.Price, s.Revenue])
            .Row("Total", null, null, null, null, null, _sales.Sum(s => s.Units), null, _sales.Sum(s => s.Revenue))),
    ];

    protected override void Ask()
    {
        var (first, other) = (_sales[17], _sales[120]);
        Is(Aggregate, "What was our total revenue?", _sales.Sum(s => s.Revenue));
        Is(Aggregate, "total revenue in the North region", Of(s => s.Region == "North").Sum(s => s.Revenue));
        Is(Aggregate, "How many units of the Desk Lamp did we sell?", Of(s => s.Product == "Desk Lamp").Sum(s => s.Units));
        Is(Aggregate, "What is the average revenue per order for online orders?", Of(s => s.Channel == "Online").Average(s => s.Revenue));
        Is(Lookup, $"Who sold order {first.Id}?", first.Person);
        Is(Lookup, $"What was the revenue of order {other.Id}?", other.Revenue);
        Is(Lookup, $"When was {other.Id} ordered?", other.Date);
        Are(Top, "Who are our top 3 salespeople by revenue?", _sales.GroupBy(s => s.Person).OrderByDescending(g => g.Sum(s => s.Revenue)).Take(3).Select(g => g.Key));
        Are(Top, "List the 5 largest orders by revenue", _sales.OrderByDescending(s => s.Revenue).Take(5).Select(s => s.Id));
        Is(Top, "Which product brought in the most revenue?", Best(s => s.Product, s => s.Revenue));
        Is(Top, "Which region sold the fewest units?", _sales.GroupBy(s => s.Region).MinBy(g => g.Sum(s => s.Units))!.Key);
        Each(Group, "Revenue by region", Sums(s => s.Region, s => s.Revenue));
        Each(Group, "Show me the units sold for each channel", Sums(s => s.Channel, s => s.Units));
        Each(Group, "What is the average revenue per product?", _sales.GroupBy(s => s.Product).Select(g => (g.Key, g.Average(s => s.Revenue))));
        Is(Compare, "Did North or South have more revenue?", new[] { "North", "South" }.MaxBy(r => Of(s => s.Region == r).Sum(s => s.Revenue))!);
        Is(Compare, "What's the difference in revenue between online and store?", Math.Abs(Of(s => s.Channel == "Online").Sum(s => s.Revenue) - Of(s => s.Channel == "Store").Sum(s => s.Revenue)));
        Is(Share, "What share of revenue came from the North?", Of(s => s.Region == "North").Sum(s => s.Revenue) / _sales.Sum(s => s.Revenue));
        Is(Share, "What percentage of orders were online?", (decimal)Of(s => s.Channel == "Online").Count() / _sales.Count);
        Each(Trend, "revenue by month", _sales.GroupBy(s => MonthOf.Day(s.Date)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(s => s.Revenue))));
        Is(Trend, "In which month was revenue highest?", _sales.GroupBy(s => MonthOf.Day(s.Date)).MaxBy(g => g.Sum(s => s.Revenue))!.Key);
        Is(Count, "How many orders did we get from the West?", Of(s => s.Region == "West").Count());
        Is(Count, "number of orders above 5000 euro revenue", Of(s => s.Revenue > 5000).Count());
        Is(Count, "How many different products do we sell?", _sales.Select(s => s.Product).Distinct().Count());
        Is(Dates, "What was the revenue in March 2024?", Of(s => s.Date.Month == 3).Sum(s => s.Revenue));
        Is(Dates, "total revenue in Q2 2024", Of(s => s.Date.Month is >= 4 and <= 6).Sum(s => s.Revenue));
        Is(Dates, "How many orders were placed after 1 October 2024?", Of(s => s.Date > new DateOnly(2024, 10, 1)).Count());
        Is(Dates, "Revenue between 1 May 2024 and 15 June 2024", Of(s => s.Date >= new DateOnly(2024, 5, 1) && s.Date <= new DateOnly(2024, 6, 15)).Sum(s => s.Revenue));
    }

    private IEnumerable<Sale> Of(Func<Sale, bool> where) => _sales.Where(where);

    private string Best(Func<Sale, string> key, Func<Sale, decimal> value) => _sales.GroupBy(key).MaxBy(g => g.Sum(value))!.Key;

    private IEnumerable<(string, decimal)> Sums(Func<Sale, string> key, Func<Sale, decimal> value) => _sales.GroupBy(key).Select(g => (g.Key, g.Sum(value)));

    private static Sale[] Make()
    {
        var random = new Random(11);
        string[] people = ["Anna Keller", "Ben Osei", "Clara Novak", "David Ruiz", "Elif Kaya", "Finn Larsen"];
        return [.. Enumerable.Range(0, 240).Select(i => new DateOnly(2024, 1, 2).AddDays(i * 3 / 2)).Select((date, i) => new Sale(
            $"SO-{1001 + i}", date, random.Of(["North", "South", "East", "West"]), random.Of(people),
            random.Of(["Desk Lamp", "Office Chair", "Standing Desk", "Bookcase", "Filing Cabinet"]), random.Of(["Online", "Store", "Partner"]), random.Next(1, 40), random.Amount(20, 400)))];
    }

    private sealed record Sale(string Id, DateOnly Date, string Region, string Person, string Product, string Channel, int Units, decimal Price)
    {
        public decimal Revenue => Units * Price;
    }
}
