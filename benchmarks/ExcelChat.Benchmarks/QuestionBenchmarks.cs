using BenchmarkDotNet.Attributes;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Tables;

namespace ExcelChat.Benchmarks;

/// <summary>Time of a question once its table is known: planning, and running the plan that was chosen with its proof.</summary>
[MemoryDiagnoser]
public class QuestionBenchmarks
{
    private readonly OfflinePlanner _planner = new();

    private Table _orders = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [Params(
        "What is the total amount?",
        "What is the average amount in Region 7?",
        "How many orders of Product 12 had a quantity over 10?",
        "Which region has the highest total amount?",
        "Top 5 products by amount",
        "Amount by region",
        "What share of the amount came from Region 7?",
        "Amount per month",
        "Total amount between 1 March 2021 and 30 April 2021",
        "Did Region 7 or Region 9 have the larger amount?")]
    public string Question { get; set; } = "";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _orders = OrderTables.Orders(Rows);
        await AskAsync().ConfigureAwait(false);
    }

    [Benchmark]
    public async Task<Proof?> AskAsync()
    {
        var readings = await _planner.PlanAsync(Question, [_orders]).ConfigureAwait(false);
        return readings.Count == 0 ? null : new PlanEngine([_orders]).Run(readings[0].Plan).Proof;
    }
}
