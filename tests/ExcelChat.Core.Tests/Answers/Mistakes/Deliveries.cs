using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Answers.Mistakes;

/// <summary>A workbook of made-up deliveries, and what is true of it, worked out here by other means than the engine's.</summary>
internal sealed class Deliveries
{
    private static readonly string[] AllRegions = ["North", "South", "East", "West", "Centre"];

    private readonly Delivery[] _rows;

    public Deliveries(int seed)
    {
        var random = new Random(seed);
        Region = AllRegions[seed % AllRegions.Length];
        Other = AllRegions[(seed + 1 + random.Next(AllRegions.Length - 1)) % AllRegions.Length];
        _rows = [.. Enumerable.Range(0, 15).Select(i => new Delivery(
            AllRegions[i % AllRegions.Length],
            random.Next(100_000, 900_000) / 100.0,
            random.Next(200, 900),
            random.Next(50, 550) / 10.0,
            new DateOnly(2024, 1, 1).AddDays(random.Next(300))))];
        Source = SmallBook.Of("deliveries.xlsx", ("Deliveries", [["Region", "Revenue (EUR)", "Units", "Weight (kg)", "Day"], .. _rows.Select(r => new object?[] { r.Region, r.Revenue, r.Units, r.Weight, r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })]));
    }

    public WorkbookSource Source { get; }

    public string Region { get; }

    /// <summary>A region that is not <see cref="Region"/>.</summary>
    public string Other { get; }

    public double Total => Math.Round(_rows.Sum(r => r.Revenue), 2);

    public double Share => RevenueOf(Region) / Total;

    public double Weight => _rows.Average(r => r.Weight);

    public DateOnly LastDay => _rows.Max(r => r.Day);

    public int Count => _rows.Length;

    public double RevenueOf(string region) => Math.Round(_rows.Where(r => r.Region == region).Sum(r => r.Revenue), 2);

    public int UnitsOf(string region) => _rows.Where(r => r.Region == region).Sum(r => r.Units);

    public int CellOf(string region) => 2 + Array.FindIndex(_rows, r => r.Region == region);

    private sealed record Delivery(string Region, double Revenue, int Units, double Weight, DateOnly Day);
}
