using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Accounts on one sheet and their deals on another.</summary>
internal sealed class CrmBook : BusinessBook
{
    private readonly IReadOnlyList<Account> _accounts;
    private readonly IReadOnlyList<Deal> _deals;

    public CrmBook()
    {
        var random = new Random(83);
        string[] names = ["Acme Robotics", "Birch Clinic", "Corvus Media", "Dune Travel", "Echo Studios", "Flint Energy", "Grove Insurance", "Halo Fitness", "Iris Optics", "Jade Textiles", "Kite Airlines", "Lumen Schools"];
        _accounts = [.. names.Select((n, i) => new Account(n, ((string[])["Manufacturing", "Healthcare", "Media", "Travel"])[i % 4], random.Of(["Austria", "Belgium", "Denmark"]), random.Of(["Rosa Lind", "Theo Marsh", "Uma Patel"])))];
        _deals = [.. Enumerable.Range(0, 90).Select(i => new Deal(5001 + i, random.Of(names), random.Of(["Qualified", "Proposal", "Won", "Lost", "Won"]), 100m * random.Next(10, 900), random.Day(new(2023, 1, 10), new(2024, 12, 18))))];
    }

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write(
            "crm.xlsx",
            new SheetDraft("Accounts").Row("Account", "Industry", "Country", "Owner").All(_accounts, a => [a.Name, a.Industry, a.Country, a.Owner]),
            new SheetDraft("Deals", "0", "General", "General", "€#,##0", "dd/mm/yyyy").Row("Deal ID", "Account", "Stage", "Amount", "Close Date").All(_deals, d => [d.Id, d.Account, d.Stage, d.Amount, d.Closes])),
    ];

    protected override void Ask()
    {
        var (one, two) = (_deals[30], _accounts[4]);
        Is(Lookup, $"What is the amount of deal {one.Id}?", one.Amount);
        Is(Lookup, $"What stage is deal {one.Id} in?", one.Stage);
        Is(Lookup, $"Who owns the account {two.Name}?", two.Owner);
        Is(Lookup, $"In which country is {_accounts[7].Name}?", _accounts[7].Country);
        Is(Aggregate, "What is the total amount of won deals?", Of(d => d.Stage == "Won").Sum(d => d.Amount));
        Is(Aggregate, "average deal amount", _deals.Average(d => d.Amount));
        Is(Aggregate, "How much did we lose with Kite Airlines (lost deals amount)?", Of(d => d.Stage == "Lost" && d.Account == "Kite Airlines").Sum(d => d.Amount));
        Is(Top, "Which account has the largest total deal amount?", _deals.GroupBy(d => d.Account).MaxBy(g => g.Sum(d => d.Amount))!.Key);
        Is(Top, "Which deal is the biggest?", _deals.MaxBy(d => d.Amount)!.Id);
        Are(Top, "top 3 accounts by amount", _deals.GroupBy(d => d.Account).OrderByDescending(g => g.Sum(d => d.Amount)).Take(3).Select(g => g.Key));
        Each(Group, "deal amount by stage", _deals.GroupBy(d => d.Stage).Select(g => (g.Key, g.Sum(d => d.Amount))));
        Each(Group, "How many deals are in each stage?", _deals.GroupBy(d => d.Stage).Select(g => (g.Key, g.Count())));
        Each(Group, "number of accounts by industry", _accounts.GroupBy(a => a.Industry).Select(g => (g.Key, g.Count())));
        Is(Compare, "Which account has the larger deal amount, Birch Clinic or Flint Energy?", new[] { "Birch Clinic", "Flint Energy" }.MaxBy(n => Of(d => d.Account == n).Sum(d => d.Amount))!);
        Is(Share, "What percentage of deals were won?", (decimal)Of(d => d.Stage == "Won").Count() / _deals.Count);
        Is(Count, "How many deals did we lose?", Of(d => d.Stage == "Lost").Count());
        Is(Count, "How many accounts are in Denmark?", _accounts.Count(a => a.Country == "Denmark"));
        Is(Count, "How many deals over 50000 are there?", Of(d => d.Amount > 50000).Count());
        Is(Dates, "Total amount of deals closing in 2024", Of(d => d.Closes.Year == 2024).Sum(d => d.Amount));
        Is(Dates, "How many deals close in Q3 2023?", Of(d => d.Closes is { Year: 2023, Month: >= 7 and <= 9 }).Count());
        Each(Trend, "deal amount per year", _deals.GroupBy(d => d.Closes.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(d => d.Amount))));
        Is(Join, "What is the total deal amount for healthcare accounts?", Joined(a => a.Industry == "Healthcare").Sum(d => d.Amount));
        Is(Join, "How many deals does Rosa Lind have?", Joined(a => a.Owner == "Rosa Lind").Count());
        Each(Join, "deal amount by country", _deals.GroupBy(d => A(d).Country).Select(g => (g.Key, g.Sum(d => d.Amount))));
        Is(Join, "Which owner has the highest total amount of won deals?", Of(d => d.Stage == "Won").GroupBy(d => A(d).Owner).MaxBy(g => g.Sum(d => d.Amount))!.Key);
        Is(Join, "How many won deals are with accounts in Austria?", Joined(a => a.Country == "Austria").Count(d => d.Stage == "Won"));
        Each(Join, "average deal amount per industry", _deals.GroupBy(d => A(d).Industry).Select(g => (g.Key, g.Average(d => d.Amount))));
    }

    private IEnumerable<Deal> Of(Func<Deal, bool> where) => _deals.Where(where);

    private IEnumerable<Deal> Joined(Func<Account, bool> where) => _deals.Where(d => where(A(d)));

    private Account A(Deal deal) => _accounts.Single(a => a.Name == deal.Account);

    private sealed record Account(string Name, string Industry, string Country, string Owner);

    private sealed record Deal(int Id, string Account, string Stage, decimal Amount, DateOnly Closes);
}
