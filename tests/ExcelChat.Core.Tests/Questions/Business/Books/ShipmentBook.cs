using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Shipments beside a sheet of notes, with dates as Americans write them.</summary>
internal sealed class ShipmentBook : BusinessBook
{
    private readonly IReadOnlyList<Shipment> _shipments = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write(
            "logistics.xlsx",
            new SheetDraft("Read me").Row("Shipments of 2024. Maintained by the logistics team.").Row("Weights in kilograms."),
            new SheetDraft("Shipments", "General", "General", "General", "General", "mm/dd/yyyy", "mm/dd/yyyy", "#,##0.0", "$#,##0.00")
                .Row("Shipment", "Carrier", "Origin", "Destination", "Shipped", "Delivered", "Weight (kg)", "Freight Cost", "Status")
                .All(_shipments, s => [s.Id, s.Carrier, s.Origin, s.Destination, s.Shipped, s.Delivered, s.Weight, s.Cost, s.Status])),
    ];

    protected override void Ask()
    {
        var (one, two) = (_shipments[50], _shipments[101]);
        Is(Lookup, $"Where did shipment {one.Id} go?", one.Destination);
        Is(Lookup, $"Which carrier moved {two.Id}?", two.Carrier);
        Is(Lookup, $"What was the freight cost of {one.Id}?", one.Cost);
        Is(Lookup, $"When was shipment {two.Id} shipped?", two.Shipped);
        Is(Lookup, $"How heavy was {two.Id}? Give the weight.", two.Weight);
        Is(Aggregate, "What did we pay for freight in total?", _shipments.Sum(s => s.Cost));
        Is(Aggregate, "total weight shipped to Chicago", Of(s => s.Destination == "Chicago").Sum(s => s.Weight));
        Is(Aggregate, "Average freight cost of shipments with Swift Cargo", Of(s => s.Carrier == "Swift Cargo").Average(s => s.Cost));
        Is(Aggregate, "What was the total freight cost from Houston to Denver?", Of(s => s.Origin == "Houston" && s.Destination == "Denver").Sum(s => s.Cost));
        Is(Aggregate, "heaviest shipment weight", _shipments.Max(s => s.Weight));
        Is(Top, "Which carrier is the most expensive in total freight cost?", _shipments.GroupBy(s => s.Carrier).MaxBy(g => g.Sum(s => s.Cost))!.Key);
        Is(Top, "Which shipment had the highest freight cost?", _shipments.MaxBy(s => s.Cost)!.Id);
        Are(Top, "5 heaviest shipments", _shipments.OrderByDescending(s => s.Weight).Take(5).Select(s => s.Id));
        Is(Top, "Which destination receives the most shipments?", _shipments.GroupBy(s => s.Destination).MaxBy(g => g.Count())!.Key);
        Each(Group, "Freight cost by carrier", _shipments.GroupBy(s => s.Carrier).Select(g => (g.Key, g.Sum(s => s.Cost))));
        Each(Group, "number of shipments by status", _shipments.GroupBy(s => s.Status).Select(g => (g.Key, g.Count())));
        Each(Group, "average weight for each destination", _shipments.GroupBy(s => s.Destination).Select(g => (g.Key, g.Average(s => s.Weight))));
        Is(Compare, "Is Swift Cargo or Atlas Freight cheaper on average?", new[] { "Swift Cargo", "Atlas Freight" }.MinBy(c => Of(s => s.Carrier == c).Average(s => s.Cost))!);
        Is(Compare, "difference in total weight between Swift Cargo and Atlas Freight", Math.Abs(Of(s => s.Carrier == "Swift Cargo").Sum(s => s.Weight) - Of(s => s.Carrier == "Atlas Freight").Sum(s => s.Weight)));
        Is(Share, "What percentage of shipments was delayed?", (decimal)Of(s => s.Status == "Delayed").Count() / _shipments.Count);
        Is(Share, "What share of freight cost went to Polar Express?", Of(s => s.Carrier == "Polar Express").Sum(s => s.Cost) / _shipments.Sum(s => s.Cost));
        Is(Count, "How many shipments were lost?", Of(s => s.Status == "Lost").Count());
        Is(Count, "How many shipments went to Denver with Atlas Freight?", Of(s => s.Destination == "Denver" && s.Carrier == "Atlas Freight").Count());
        Is(Count, "number of shipments heavier than 1000 kg", Of(s => s.Weight > 1000).Count());
        Is(Dates, "How many shipments left in April 2024?", Of(s => s.Shipped.Month == 4).Count());
        Is(Dates, "freight cost of everything shipped before 1 March 2024", Of(s => s.Shipped < new DateOnly(2024, 3, 1)).Sum(s => s.Cost));
        Each(Trend, "How many shipments per month by shipped date?", _shipments.GroupBy(s => MonthOf.Day(s.Shipped)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Count())));
    }

    private IEnumerable<Shipment> Of(Func<Shipment, bool> where) => _shipments.Where(where);

    private static Shipment[] Make()
    {
        var random = new Random(127);
        return [.. Enumerable.Range(0, 160).Select(i =>
        {
            var shipped = random.Day(new(2024, 1, 2), new(2024, 12, 10));
            return new Shipment(
                $"SH{7001 + i}", random.Of(["Swift Cargo", "Atlas Freight", "Polar Express"]), random.Of(["Houston", "Seattle", "Newark"]), random.Of(["Chicago", "Denver", "Atlanta", "Boston"]),
                shipped, shipped.AddDays(random.Next(2, 15)), random.Next(100, 25000) / 10m, random.Amount(40, 3000), random.Of(["Delivered", "Delivered", "Delayed", "Delivered", "Lost"]));
        })];
    }

    private sealed record Shipment(string Id, string Carrier, string Origin, string Destination, DateOnly Shipped, DateOnly Delivered, decimal Weight, decimal Cost, string Status);
}
