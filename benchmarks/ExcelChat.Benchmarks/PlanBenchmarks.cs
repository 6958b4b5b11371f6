using BenchmarkDotNet.Attributes;
using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Benchmarks;

/// <summary>Time and memory of plans over a table of a million orders, each run anew as for a first question.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private const int Rows = 1_000_000;

    private Table _orders = null!;
    private Table _regions = null!;

    [GlobalSetup]
    public void Setup() => (_orders, _regions) = (OrderTables.Orders(Rows), OrderTables.Regions());

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
    public Proof RunningTotalWithProof() => Run(new Extend(Orders, "So far", new Window(WindowFunction.RunningTotal, "Amount", ["Region"]))).Proof;

    [Benchmark]
    public Result JoinAndGroup() => Run(new Group(new Join(Orders, new Scan(_regions.Id), [new("Region", "Region")]), ["Manager"], [new(AggregateFunction.Sum, "Amount")]));

    private Scan Orders => new(_orders.Id);

    private Result Run(Plan plan) => new PlanEngine([_orders, _regions]).Run(plan);
}
