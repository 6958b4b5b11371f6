using System.Globalization;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Monthly readings of energy meters, with units in the headers.</summary>
internal sealed class EnergyBook : BusinessBook
{
    private readonly IReadOnlyList<Reading> _readings = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("energy.xlsx", new SheetDraft("Readings", "General", "General", "General", "mmm yyyy", "#,##0", "0.0", "€#,##0.00")
            .Row("Energy meter readings").Row("Source: building management system").Skip()
            .Row("Meter", "Building", "Medium", "Month", "Consumption (kWh)", "Peak Load (kW)", "Cost")
            .All(_readings, r => [r.Meter, r.Building, r.Medium, r.Month, r.Consumption, r.Peak, r.Cost])),
    ];

    protected override void Ask()
    {
        var one = _readings[75];
        Is(Lookup, $"What was the consumption of meter {one.Meter} in {one.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}?", one.Consumption);
        Is(Lookup, $"Cost of {_readings[14].Meter} in June 2022", Of(r => r.Meter == _readings[14].Meter && r.Month == new DateOnly(2022, 6, 1)).Single().Cost);
        Is(Lookup, $"In which building is meter {one.Meter}?", one.Building);
        Is(Aggregate, "What is our total energy consumption?", _readings.Sum(r => r.Consumption));
        Is(Aggregate, "total cost of electricity", Of(r => r.Medium == "Electricity").Sum(r => r.Cost));
        Is(Aggregate, "What was the highest peak load in the Warehouse building?", Of(r => r.Building == "Warehouse").Max(r => r.Peak));
        Is(Aggregate, "average monthly cost of the Office Tower meters", Of(r => r.Building == "Office Tower").Average(r => r.Cost));
        Is(Aggregate, "How much did gas cost in total in the Laboratory?", Of(r => r.Medium == "Gas" && r.Building == "Laboratory").Sum(r => r.Cost));
        Is(Top, "Which building consumes the most energy?", _readings.GroupBy(r => r.Building).MaxBy(g => g.Sum(r => r.Consumption))!.Key);
        Is(Top, "Which meter had the lowest total cost?", _readings.GroupBy(r => r.Meter).MinBy(g => g.Sum(r => r.Cost))!.Key);
        Are(Top, "the 3 meters with the highest total consumption", _readings.GroupBy(r => r.Meter).OrderByDescending(g => g.Sum(r => r.Consumption)).Take(3).Select(g => g.Key));
        Each(Group, "consumption by building", _readings.GroupBy(r => r.Building).Select(g => (g.Key, g.Sum(r => r.Consumption))));
        Each(Group, "What's the total cost per medium?", _readings.GroupBy(r => r.Medium).Select(g => (g.Key, g.Sum(r => r.Cost))));
        Each(Group, "highest peak load by building", _readings.GroupBy(r => r.Building).Select(g => (g.Key, g.Max(r => r.Peak))));
        Is(Compare, "Which costs more, gas or electricity?", new[] { "Gas", "Electricity" }.MaxBy(m => Of(r => r.Medium == m).Sum(r => r.Cost))!);
        Is(Compare, "What is the difference in consumption between Warehouse and Laboratory?", (decimal)Math.Abs(Of(r => r.Building == "Warehouse").Sum(r => r.Consumption) - Of(r => r.Building == "Laboratory").Sum(r => r.Consumption)));
        Is(Share, "What share of the consumption is gas?", (decimal)Of(r => r.Medium == "Gas").Sum(r => r.Consumption) / _readings.Sum(r => r.Consumption));
        Is(Share, "What percentage of the cost does the Office Tower cause?", Of(r => r.Building == "Office Tower").Sum(r => r.Cost) / _readings.Sum(r => r.Cost));
        Each(Trend, "Consumption per year", _readings.GroupBy(r => r.Month.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(r => r.Consumption))));
        Each(Trend, "cost by month in 2023", Of(r => r.Month.Year == 2023).GroupBy(r => MonthOf.Day(r.Month)).OrderBy(g => g.Key.Month).Select(g => (g.Key, g.Sum(r => r.Cost))));
        Is(Trend, "In which year was the total cost higher, 2022 or 2023?", new[] { 2022, 2023 }.MaxBy(y => Of(r => r.Month.Year == y).Sum(r => r.Cost)));
        Is(Count, "How many meters do we have?", _readings.Select(r => r.Meter).Distinct().Count());
        Is(Count, "How many readings are above 30000 kWh consumption?", Of(r => r.Consumption > 30000).Count());
        Is(Dates, "total cost in 2022", Of(r => r.Month.Year == 2022).Sum(r => r.Cost));
        Is(Dates, "How much did we consume in the first quarter of 2023?", Of(r => r.Month is { Year: 2023, Month: <= 3 }).Sum(r => r.Consumption));
        Is(Dates, "Consumption of the Warehouse between January 2023 and March 2023", Of(r => r.Building == "Warehouse" && r.Month is { Year: 2023, Month: <= 3 }).Sum(r => r.Consumption));
    }

    private IEnumerable<Reading> Of(Func<Reading, bool> where) => _readings.Where(where);

    private static Reading[] Make()
    {
        var random = new Random(101);
        (string Meter, string Building, string Medium)[] meters =
        [
            ("E-01", "Office Tower", "Electricity"), ("E-02", "Warehouse", "Electricity"), ("E-03", "Laboratory", "Electricity"), ("E-04", "Office Tower", "Electricity"),
            ("G-01", "Office Tower", "Gas"), ("G-02", "Laboratory", "Gas"), ("W-01", "Warehouse", "District Heat"),
        ];
        return [.. Enumerable.Range(0, 24).SelectMany(m => meters.Select(x =>
        {
            var consumption = random.Next(4000, 42000);
            return new Reading(x.Meter, x.Building, x.Medium, new DateOnly(2022, 1, 1).AddMonths(m), consumption, random.Next(200, 1500) / 10m, Math.Round(consumption * random.Next(8, 32) / 100m, 2));
        }))];
    }

    private sealed record Reading(string Meter, string Building, string Medium, DateOnly Month, int Consumption, decimal Peak, decimal Cost);
}
