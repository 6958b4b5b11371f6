using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Stock by article, with codes for keys, a yes/no column and some hidden rows.</summary>
internal sealed class InventoryBook : BusinessBook
{
    private readonly IReadOnlyList<Article> _stock = Make();

    public override IEnumerable<WorkbookSource> Workbooks => [BookWriter.Write("inventory.xlsx", Sheet())];

    private SheetDraft Sheet()
    {
        var sheet = new SheetDraft("Stock", "General", "General", "General", "General", "#,##0", "#,##0", "0.00", "#,##0.00", "d mmm yyyy")
            .Row("Warehouse stock as of 30 June 2024").Merge("A1:J1").Skip()
            .Row("SKU", "Item", "Warehouse", "Supplier", "On Hand", "Reorder Level", "Unit Cost", "Stock Value", "Last Counted", "Discontinued");
        foreach (var (a, i) in _stock.Select((a, i) => (a, i)))
        {
            object?[] cells = [a.Sku, a.Name, a.Warehouse, a.Supplier, a.OnHand, a.Reorder, a.Cost, a.Value, a.Counted, a.Discontinued];
            _ = i % 13 == 5 ? sheet.Hidden(cells) : sheet.Row(cells);
        }

        return sheet.Skip().Row("Counted by hand; differences are booked monthly.");
    }

    protected override void Ask()
    {
        var (one, two) = (_stock[9], _stock[41]);
        Is(Lookup, $"How many {one.Name} do we have on hand?", one.OnHand);
        Is(Lookup, $"What does {two.Sku} cost per unit?", two.Cost);
        Is(Lookup, $"Who supplies the {two.Name}?", two.Supplier);
        Is(Lookup, $"which warehouse holds {one.Sku}", one.Warehouse);
        Is(Lookup, $"What is the reorder level for {two.Sku}?", two.Reorder);
        Is(Lookup, $"When was the {one.Name} last counted?", one.Counted);
        Is(Aggregate, "What is the total stock value?", _stock.Sum(a => a.Value));
        Is(Aggregate, "Total stock value in the Hamburg warehouse", Of(a => a.Warehouse == "Hamburg").Sum(a => a.Value));
        Is(Aggregate, "average unit cost of items from Nordic Supply", Of(a => a.Supplier == "Nordic Supply").Average(a => a.Cost));
        Is(Aggregate, "How many units are on hand in Lyon?", Of(a => a.Warehouse == "Lyon").Sum(a => a.OnHand));
        Is(Aggregate, "what is the lowest unit cost", _stock.Min(a => a.Cost));
        Is(Top, "Which item has the highest stock value?", _stock.MaxBy(a => a.Value)!.Name);
        Is(Top, "Which supplier accounts for the largest stock value?", _stock.GroupBy(a => a.Supplier).MaxBy(g => g.Sum(a => a.Value))!.Key);
        Are(Top, "top 5 items by unit cost", _stock.OrderByDescending(a => a.Cost).Take(5).Select(a => a.Name));
        Is(Top, "What is the cheapest item per unit?", _stock.MinBy(a => a.Cost)!.Name);
        Each(Group, "Stock value by warehouse", _stock.GroupBy(a => a.Warehouse).Select(g => (g.Key, g.Sum(a => a.Value))));
        Each(Group, "number of items per supplier", _stock.GroupBy(a => a.Supplier).Select(g => (g.Key, g.Count())));
        Is(Compare, "Which has more units on hand, Hamburg or Lyon?", new[] { "Hamburg", "Lyon" }.MaxBy(w => Of(a => a.Warehouse == w).Sum(a => a.OnHand))!);
        Is(Compare, $"How much more does {one.Sku} cost per unit than {two.Sku}?", Math.Abs(one.Cost - two.Cost));
        Is(Share, "What percent of the stock value is in Porto?", Of(a => a.Warehouse == "Porto").Sum(a => a.Value) / _stock.Sum(a => a.Value));
        Is(Share, "What share of items is discontinued?", (decimal)Of(a => a.Discontinued).Count() / _stock.Count);
        Is(Count, "How many items are discontinued?", Of(a => a.Discontinued).Count());
        Is(Count, "How many SKUs are in Hamburg?", Of(a => a.Warehouse == "Hamburg").Count());
        Is(Count, "How many items are below their reorder level?", Of(a => a.OnHand < a.Reorder).Count());
        Is(Count, "how many suppliers do we have", _stock.Select(a => a.Supplier).Distinct().Count());
        Is(Dates, "How many items were last counted in May 2024?", Of(a => a.Counted is { Year: 2024, Month: 5 }).Count());
        Is(Dates, "How many items were last counted before April 2024?", Of(a => a.Counted < new DateOnly(2024, 4, 1)).Count());
    }

    private IEnumerable<Article> Of(Func<Article, bool> where) => _stock.Where(where);

    private static Article[] Make()
    {
        var random = new Random(37);
        string[] things = ["Hex Bolt", "Wood Screw", "Drill Bit", "Paint Roller", "Work Glove", "Cable Tie", "Safety Goggle", "Claw Hammer", "Tape Measure", "Pipe Wrench"];
        string[] kinds = ["Small", "Medium", "Large", "Extra Long", "Steel", "Coated"];
        return [.. things.SelectMany(t => kinds.Select(k => $"{k} {t}")).Select((name, i) => new Article(
            $"{"ABKX"[i % 4]}-{4100 + (i * 7)}", name, random.Of(["Hamburg", "Lyon", "Porto"]), random.Of(["Nordic Supply", "Ferro Works", "Atlas Tools", "Bright Hardware"]),
            random.Next(0, 900), random.Next(50, 300), random.Amount(1, 80), random.Day(new(2024, 1, 8), new(2024, 6, 28)), random.Next(7) == 0))];
    }

    private sealed record Article(string Sku, string Name, string Warehouse, string Supplier, int OnHand, int Reorder, decimal Cost, DateOnly Counted, bool Discontinued)
    {
        public decimal Value => OnHand * Cost;
    }
}
