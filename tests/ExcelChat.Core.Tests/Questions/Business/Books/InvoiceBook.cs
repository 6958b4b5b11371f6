using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Invoices with a status, empty dates of payment and notes underneath.</summary>
internal sealed class InvoiceBook : BusinessBook
{
    private readonly IReadOnlyList<Invoice> _invoices = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("invoices.xlsx", new SheetDraft("Invoices", "General", "General", "dd.mm.yyyy", "dd.mm.yyyy", "$#,##0.00", "$#,##0.00", "General", "dd.mm.yyyy")
            .Row("Accounts receivable").Row("Exported on", new DateOnly(2024, 12, 31)).Skip()
            .Row("Invoice No", "Customer", "Issue Date", "Due Date", "Net Amount", "Tax", "Status", "Paid On")
            .All(_invoices, i => [i.Number, i.Customer, i.Issued, i.Due, i.Amount, i.Tax, i.Status, i.Paid])
            .Skip().Row("Overdue invoices are passed to collections after 60 days.")),
    ];

    protected override void Ask()
    {
        var (one, two) = (_invoices[12], _invoices[77]);
        Is(Lookup, $"What is the net amount of invoice {one.Number}?", one.Amount);
        Is(Lookup, $"Which customer got invoice {two.Number}?", two.Customer);
        Is(Lookup, $"When is {one.Number} due?", one.Due);
        Is(Lookup, $"status of invoice {two.Number}", two.Status);
        Is(Lookup, $"How much tax is on {two.Number}?", two.Tax);
        Is(Aggregate, "What is the total net amount of all open invoices?", Of(i => i.Status == "Open").Sum(i => i.Amount));
        Is(Aggregate, "How much does Blue Harbor owe us in overdue invoices?", Of(i => i.Customer == "Blue Harbor" && i.Status == "Overdue").Sum(i => i.Amount));
        Is(Aggregate, "total tax", _invoices.Sum(i => i.Tax));
        Is(Aggregate, "average net amount of invoices to Cedar Foods", Of(i => i.Customer == "Cedar Foods").Average(i => i.Amount));
        Is(Aggregate, "What is the largest net amount we billed?", _invoices.Max(i => i.Amount));
        Is(Top, "Which customer has the highest total net amount?", _invoices.GroupBy(i => i.Customer).MaxBy(g => g.Sum(i => i.Amount))!.Key);
        Is(Top, "What is the biggest overdue invoice?", Of(i => i.Status == "Overdue").MaxBy(i => i.Amount)!.Number);
        Are(Top, "Show the 3 customers with the most tax", _invoices.GroupBy(i => i.Customer).OrderByDescending(g => g.Sum(i => i.Tax)).Take(3).Select(g => g.Key));
        Is(Top, "Which customer has the most invoices?", _invoices.GroupBy(i => i.Customer).MaxBy(g => g.Count())!.Key);
        Each(Group, "Net amount by status", _invoices.GroupBy(i => i.Status).Select(g => (g.Key, g.Sum(i => i.Amount))));
        Each(Group, "How many invoices per customer?", _invoices.GroupBy(i => i.Customer).Select(g => (g.Key, g.Count())));
        Each(Group, "total tax for each customer", _invoices.GroupBy(i => i.Customer).Select(g => (g.Key, g.Sum(i => i.Tax))));
        Is(Compare, "Who was billed more net, Blue Harbor or Cedar Foods?", new[] { "Blue Harbor", "Cedar Foods" }.MaxBy(c => Of(i => i.Customer == c).Sum(i => i.Amount))!);
        Is(Share, "What percentage of invoices is overdue?", (decimal)Of(i => i.Status == "Overdue").Count() / _invoices.Count);
        Is(Share, "What share of the net amount is already paid?", Of(i => i.Status == "Paid").Sum(i => i.Amount) / _invoices.Sum(i => i.Amount));
        Is(Count, "How many invoices are still open?", Of(i => i.Status == "Open").Count());
        Is(Count, "number of paid invoices over 10000 net", Of(i => i.Status == "Paid" && i.Amount > 10000).Count());
        Is(Count, "How many invoices did we send to Delta Press?", Of(i => i.Customer == "Delta Press").Count());
        Is(Dates, "How many invoices were issued in February 2024?", Of(i => i.Issued.Month == 2).Count());
        Is(Dates, "Total net amount issued in Q4 2024", Of(i => i.Issued.Month >= 10).Sum(i => i.Amount));
        Is(Dates, "How much is due in July 2024 (net amount)?", Of(i => i.Due is { Year: 2024, Month: 7 }).Sum(i => i.Amount));
        Each(Trend, "Net amount per month of issue", _invoices.GroupBy(i => MonthOf.Day(i.Issued)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(i => i.Amount))));
    }

    private IEnumerable<Invoice> Of(Func<Invoice, bool> where) => _invoices.Where(where);

    private static Invoice[] Make()
    {
        var random = new Random(53);
        string[] customers = ["Blue Harbor", "Cedar Foods", "Delta Press", "Evergreen Hotels", "Fjord Shipping", "Granite Bank", "Blue Harbor"];
        return [.. Enumerable.Range(0, 130).Select(i =>
        {
            var (issued, status) = (random.Day(new(2024, 1, 3), new(2024, 12, 20)), random.Of(["Paid", "Paid", "Open", "Overdue"]));
            return new Invoice($"INV-{24001 + i}", random.Of(customers), issued, issued.AddDays(30), random.Amount(200, 18000), status, status == "Paid" ? issued.AddDays(random.Next(3, 40)) : null);
        })];
    }

    private sealed record Invoice(string Number, string Customer, DateOnly Issued, DateOnly Due, decimal Amount, string Status, DateOnly? Paid)
    {
        public decimal Tax => Math.Round(Amount * 0.19m, 2);
    }
}
