using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Customers and orders in two files that share customer numbers.</summary>
internal sealed class OrderFilesBook : BusinessBook
{
    private readonly IReadOnlyList<Customer> _customers;
    private readonly IReadOnlyList<Order> _orders;

    public OrderFilesBook()
    {
        var random = new Random(131);
        string[] names = ["Amber Cafe", "Bella Bakery", "Crown Hotel", "Dolphin Diner", "Elm Bistro", "Fox Tavern", "Gala Catering", "Harvest Kitchen", "Ivy Restaurant", "Jasmine House", "Koi Sushi", "Lotus Garden", "Maple Grill", "Nova Bar"];
        _customers = [.. names.Select((n, i) => new Customer($"C-{101 + i}", n, random.Of(["Vienna", "Prague", "Zurich"]), random.Of(["Gold", "Silver", "Bronze"])))];
        _orders = [.. Enumerable.Range(0, 200).Select(i => new Order(90001 + i, random.Of(_customers).Id, random.Day(new(2023, 1, 2), new(2023, 12, 29)), random.Of(["Coffee", "Tea", "Juice", "Water"]), random.Next(1, 60), random.Amount(10, 900)))];
    }

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("customers.xlsx", new SheetDraft("Customers").Row("Customer ID", "Customer Name", "City", "Tier").All(_customers, c => [c.Id, c.Name, c.City, c.Tier])),
        BookWriter.Write("orders 2023.xlsx", new SheetDraft("Orders", "0", "General", "yyyy-mm-dd", "General", "0", "€#,##0.00")
            .Row("Order No", "Customer ID", "Order Date", "Beverage", "Crates", "Amount").All(_orders, o => [o.Number, o.Customer, o.Date, o.Beverage, o.Crates, o.Amount])),
    ];

    protected override void Ask()
    {
        var (one, two) = (_orders[64], _customers[6]);
        Is(Lookup, $"What was the amount of order {one.Number}?", one.Amount);
        Is(Lookup, $"Which city is {two.Name} in?", two.City);
        Is(Lookup, $"What tier does customer {two.Id} have?", two.Tier);
        Is(Aggregate, "total amount of coffee orders", Of(o => o.Beverage == "Coffee").Sum(o => o.Amount));
        Is(Aggregate, "How many crates of juice were ordered?", Of(o => o.Beverage == "Juice").Sum(o => o.Crates));
        Is(Aggregate, "What is the average order amount?", _orders.Average(o => o.Amount));
        Is(Top, "Which beverage sold the most crates?", _orders.GroupBy(o => o.Beverage).MaxBy(g => g.Sum(o => o.Crates))!.Key);
        Is(Top, "Which order has the highest amount?", _orders.MaxBy(o => o.Amount)!.Number);
        Each(Group, "Amount by beverage", _orders.GroupBy(o => o.Beverage).Select(g => (g.Key, g.Sum(o => o.Amount))));
        Each(Group, "number of customers per city", _customers.GroupBy(c => c.City).Select(g => (g.Key, g.Count())));
        Is(Count, "How many customers are in Prague?", _customers.Count(c => c.City == "Prague"));
        Is(Count, "How many gold customers do we have?", _customers.Count(c => c.Tier == "Gold"));
        Is(Count, "How many orders had more than 40 crates?", Of(o => o.Crates > 40).Count());
        Is(Dates, "How many orders were placed in August 2023?", Of(o => o.Date.Month == 8).Count());
        Is(Dates, "Total amount of orders in the second quarter of 2023", Of(o => o.Date.Month is >= 4 and <= 6).Sum(o => o.Amount));
        Is(Share, "What share of the order amount is tea?", Of(o => o.Beverage == "Tea").Sum(o => o.Amount) / _orders.Sum(o => o.Amount));
        Each(Trend, "order amount by month", _orders.GroupBy(o => MonthOf.Day(o.Date)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(o => o.Amount))));
        Is(Join, $"What is the total order amount of {two.Name}?", Of(o => o.Customer == two.Id).Sum(o => o.Amount));
        Is(Join, "Total amount ordered by customers in Vienna", Joined(c => c.City == "Vienna").Sum(o => o.Amount));
        Is(Join, "How many orders came from gold customers?", Joined(c => c.Tier == "Gold").Count());
        Each(Join, "amount by city", _orders.GroupBy(o => C(o).City).Select(g => (g.Key, g.Sum(o => o.Amount))));
        Each(Join, "How many crates did each tier order?", _orders.GroupBy(o => C(o).Tier).Select(g => (g.Key, g.Sum(o => o.Crates))));
        Is(Join, "Which customer name has the highest total amount?", _orders.GroupBy(o => C(o).Name).MaxBy(g => g.Sum(o => o.Amount))!.Key);
        Is(Join, $"Which city is the customer of order {one.Number} in?", C(one).City);
        Is(Join, "How many crates of water went to Zurich?", Joined(c => c.City == "Zurich").Where(o => o.Beverage == "Water").Sum(o => o.Crates));
        Is(Compare, "Do Vienna or Prague customers order more (amount)?", new[] { "Vienna", "Prague" }.MaxBy(t => Joined(c => c.City == t).Sum(o => o.Amount))!);
    }

    private IEnumerable<Order> Of(Func<Order, bool> where) => _orders.Where(where);

    private IEnumerable<Order> Joined(Func<Customer, bool> where) => _orders.Where(o => where(C(o)));

    private Customer C(Order order) => _customers.Single(c => c.Id == order.Customer);

    private sealed record Customer(string Id, string Name, string City, string Tier);

    private sealed record Order(int Number, string Customer, DateOnly Date, string Beverage, int Crates, decimal Amount);
}
