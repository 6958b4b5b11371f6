using BenchmarkDotNet.Attributes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Benchmarks;

/// <summary>Time and memory of plans over a table of a million orders, each run anew as for a first question.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private const int Rows = 1_000_000;

    private static readonly WorkbookIdentity Workbook = new(new string('0', 64), "orders.xlsx", Rows);

    private Table _orders = null!;
    private Table _regions = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        ColumnCellsBuilder region = new(), product = new(), amount = new(), quantity = new(), day = new();
        var (money, date) = (NumberFormat.Parse("#,##0.00"), NumberFormat.Parse("yyyy-mm-dd"));
        for (var row = 0; row < Rows; row++)
        {
            region.Add(CellValue.OfText($"Region {random.Next(100)}"), NumberFormat.General);
            product.Add(CellValue.OfText($"Product {random.Next(1000)}"), NumberFormat.General);
            amount.Add(CellValue.OfNumber(random.Next(1, 1_000_000) / 100.0), money);
            quantity.Add(CellValue.OfNumber(random.Next(1, 50)), NumberFormat.General);
            day.Add(CellValue.OfDate(44000 + random.Next(1000)), date);
        }

        _orders = Of("Orders", Rows, ("Region", ColumnType.Text, region), ("Product", ColumnType.Text, product), ("Amount", ColumnType.Number, amount), ("Quantity", ColumnType.Integer, quantity), ("Day", ColumnType.Date, day));
        ColumnCellsBuilder name = new(), manager = new();
        for (var row = 0; row < 100; row++)
        {
            name.Add(CellValue.OfText($"Region {row}"), NumberFormat.General);
            manager.Add(CellValue.OfText($"Manager {row % 7}"), NumberFormat.General);
        }

        _regions = Of("Regions", 100, ("Region", ColumnType.Text, name), ("Manager", ColumnType.Text, manager));
    }

    [Benchmark]
    public Result GroupSum() => Run(new Group(Orders, ["Region"], [new(AggregateFunction.Sum, "Amount"), new(AggregateFunction.Average, "Quantity"), new(AggregateFunction.Count)]));

    [Benchmark]
    public Result GroupByTwo() => Run(new Group(Orders, ["Region", "Product"], [new(AggregateFunction.Sum, "Amount")]));

    [Benchmark]
    public Result GroupMedian() => Run(new Group(Orders, ["Region"], [new(AggregateFunction.Median, "Amount")]));

    [Benchmark]
    public Result FilterSum() => Run(new Aggregate(
        new Filter(Orders, new And([new Comparison("Region", ComparisonOperator.Equal, Literal.Of("region 7")), new Comparison("Quantity", ComparisonOperator.Greater, Literal.Of(10))])),
        [new(AggregateFunction.Sum, "Amount")]));

    [Benchmark]
    public Proof FilterSumWithProof() => FilterSum().Proof;

    [Benchmark]
    public Proof SumWithProof() => Run(new Aggregate(Orders, [new(AggregateFunction.Sum, "Amount")])).Proof;

    [Benchmark]
    public Result TopTen() => Run(new Limit(new Sort(Orders, "Amount", Descending: true), 10));

    [Benchmark]
    public Result Months() => Run(new Group(new Extend(Orders, "Month", new PartOfDate("Day", DatePart.YearMonth)), ["Month"], [new(AggregateFunction.Sum, "Amount")]));

    [Benchmark]
    public Result JoinAndGroup() => Run(new Group(new Join(Orders, new Scan(_regions.Id), [new("Region", "Region")]), ["Manager"], [new(AggregateFunction.Sum, "Amount")]));

    private Scan Orders => new(_orders.Id);

    private Result Run(Plan plan) => new PlanEngine([_orders, _regions]).Run(plan);

    private static Table Of(string name, int rows, params (string Name, ColumnType Type, ColumnCellsBuilder Cells)[] columns) => new()
    {
        Workbook = Workbook,
        Sheet = name,
        Name = name,
        Range = CellRange.Of(1, 1, rows + 1, columns.Length),
        Columns = [.. columns.Select((c, i) => new Column(c.Name, i + 1, c.Type, c.Cells.Build()))],
        Rows = new([.. Enumerable.Range(2, rows)], new RowRole[rows]),
        HeaderRows = 1,
    };
}
