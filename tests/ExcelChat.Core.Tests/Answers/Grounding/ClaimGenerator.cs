using System.Globalization;
using ExcelChat.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Answers.Grounding;

/// <summary>Sentences about results over random small workbooks: as a model would write them, and with a mistake that a model would make.</summary>
internal static class ClaimGenerator
{
    private static readonly string[] Regions = ["North", "South", "East", "West", "Centre"];

    public static async Task<(string Sentence, IReadOnlyList<Finding> Findings, IReadOnlyList<Table> Tables)> RightAsync(int seed)
    {
        var book = await BookAsync(seed);
        return (Sentence(book, seed, right: true).Sentence, [book.Finding], book.Tables);
    }

    public static async Task<(string Sentence, string Wrong, IReadOnlyList<Finding> Findings, IReadOnlyList<Table> Tables)> WrongAsync(int seed)
    {
        var book = await BookAsync(seed);
        var (sentence, claim) = Sentence(book, seed, right: false);
        return (sentence, claim, [book.Finding], book.Tables);
    }

    private static (string Sentence, string Claim) Sentence(Book book, int seed, bool right)
    {
        var random = new Random(seed + 1_000);
        var (result, form) = (book.Finding.Result, random.Next(4));
        switch (seed % 5)
        {
            case 0 or 1:
                var (label, column) = seed % 5 == 0 ? (book.Region, 0) : (result.Text(random.Next(2), 0), 1);
                var row = seed % 5 == 0 ? 0 : Enumerable.Range(0, result.RowCount).First(r => result.Text(r, 0) == label);
                var money = Money(result.Value(row, column).Number * (right || form == 0 ? 1 : Factor(random)), form, wrongUnit: !right && form == 0);
                return ($"The revenue of {label} comes to {money}, as the workbook shows.", money);
            case 2:
                var percent = Text(result.Value(0, 0).Number * 100 * (right ? 1 : Factor(random)), form % 2 == 0 ? "0.0" : "0") + (form > 1 ? " %" : "%");
                return ($"{book.Region} makes up {percent} of the revenue.", percent);
            case 3:
                var day = result.Value(0, 0).AsDateTime()!.Value.AddDays(right ? 0 : 1 + random.Next(20));
                var date = day.ToString(((string[])["yyyy-MM-dd", "d MMMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"])[form], CultureInfo.InvariantCulture);
                return ($"The last delivery was on {date}.", date);
            default:
                var weight = result.Value(0, 0).Number;
                var heavy = right || form > 1 ? $"{Text(weight * (right ? 1 : Factor(random)), form % 2 == 0 ? "0.##" : "#,0.0")} kg" : $"{Text(weight, "0.##")} {(form == 0 ? "lbs" : "EUR")}";
                return ($"On average, a delivery weighs {heavy}.", heavy);
        }
    }

    private static string Money(double value, int form, bool wrongUnit) => form switch
    {
        _ when wrongUnit => $"${Text(value, "#,0.00")}",
        0 => $"{Text(value, "#,0.00")} EUR",
        1 => $"€{Text(value, "#,0.##")}",
        2 => $"{Text(value / 1000, "0.00")} thousand euros",
        _ => $"about {Text(value / 1e6, "0.0000")} million EUR",
    };

    // Far enough that no rounding can hide it.
    private static double Factor(Random random) => random.Next(2) == 0 ? 1.07 + random.NextDouble() : 0.2 + (0.7 * random.NextDouble());

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static async Task<Book> BookAsync(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 12).Select(i => new object?[]
        {
            Regions[i % Regions.Length],
            Math.Round(1_000 + (random.NextDouble() * 9_000), 2),
            Math.Round(5 + (random.NextDouble() * 50), 1),
            new DateTime(2024, 1, 1).AddDays(random.Next(300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        await using var chat = WorkbookChat.Create();
        await chat.IngestAsync(SmallBook.Of("deliveries.xlsx", ("Deliveries", [["Region", "Revenue (EUR)", "Weight (kg)", "Day"], .. rows])), cancellationToken: TestContext.Current.CancellationToken);
        var tables = chat.TablesOf(chat.Workbooks[0].Id);
        var region = Regions[random.Next(Regions.Length)];
        var plan = PlanOf(seed % 5, tables[0], region);
        return new(tables, region, new(plan, new PlanEngine(tables, TestContext.Current.CancellationToken).Run(plan)));
    }

    private static Plan PlanOf(int kind, Table table, string region)
    {
        var (all, names) = (new Scan(table.Id), table.Columns.Select(c => c.Name).ToArray());
        Plan revenue = new Aggregate(new Filter(all, new Comparison("Region", ComparisonOperator.Equal, Literal.Of(region))), [new(AggregateFunction.Sum, names[1])]);
        return kind switch
        {
            0 => revenue,
            1 => new Group(all, ["Region"], [new(AggregateFunction.Sum, names[1])]),
            2 => new Derive(ArithmeticOperator.Share, revenue, new Aggregate(all, [new(AggregateFunction.Sum, names[1])])),
            3 => new Aggregate(all, [new(AggregateFunction.Maximum, names[3])]),
            _ => new Aggregate(all, [new(AggregateFunction.Average, names[2])]),
        };
    }

    private sealed record Book(IReadOnlyList<Table> Tables, string Region, Finding Finding);
}
