using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Plans;

public sealed class VerificationTests
{
    private static readonly object?[][] Rows = SmallBook.SalesRows;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proof_holds_over_the_same_bytes()
        => Assert.Equal(new(true, null, SameBytes: true), await (await NorthAsync()).VerifyAsync(SmallBook.Sales(), Stop));

    [Fact]
    public async Task A_proof_that_was_stored_holds_too()
    {
        var proof = ProofJson.Read(ProofJson.Write(await NorthAsync()));

        Assert.True((await proof.VerifyAsync(SmallBook.Sales(), Stop)).Holds);
        Assert.Equal("Sales!C2|Sales!C4", string.Join('|', proof.Operands));
    }

    [Theory]
    [InlineData(1, 2, 201, "Sales!C2 showed '200' and shows '201'.")]
    [InlineData(3, 2, 30.5, "Sales!C4 showed '30' and shows '30.5'.")]
    [InlineData(1, 0, "South", "Sales!A2 showed 'North' and shows 'South'.")]
    [InlineData(2, 0, "North", "Sum of Revenue in row 1 of the result was '230' and is '280'.")]
    [InlineData(0, 2, "Income", "the plan cannot be run any more. Plan node 'aggregate': there is no column 'Revenue'. Use one of: 'Region', 'Product', 'Income'.")]
    public async Task A_cell_that_matters_is_named(int row, int column, object value, string difference)
        => Assert.Equal(difference, (await (await NorthAsync()).VerifyAsync(Changed(row, column, value), Stop)).Difference);

    [Fact]
    public async Task A_cell_that_does_not_matter_is_passed_over()
        => Assert.Equal(new(true, null, SameBytes: false), await (await NorthAsync()).VerifyAsync(Changed(2, 1, "Boat"), Stop));

    [Fact]
    public async Task Rows_that_came_later_are_found()
        => Assert.Equal("Sum of Revenue in row 1 of the result was '230' and is '231'.", (await (await NorthAsync()).VerifyAsync(Book([.. Rows, ["North", "Rope", 1]]), Stop)).Difference);

    [Fact]
    public async Task A_table_that_is_gone_is_named()
        => Assert.Equal("there is no table at Sales!A1:C5 any more.", (await (await NorthAsync()).VerifyAsync(SmallBook.Of("sales.xlsx", ("Other", Rows)), Stop)).Difference);

    [Fact]
    public async Task A_proof_that_names_no_cells_or_others_does_not_hold()
    {
        var proof = await NorthAsync();
        var other = await ProveAsync(SmallBook.Sales(), table => new Aggregate(new Scan(table), [new(AggregateFunction.Count, "Product")]));

        Assert.False((await (proof with { Operands = [], Filters = [], Fingerprints = [] }).VerifyAsync(SmallBook.Sales(), Stop)).Holds);
        Assert.False((await (proof with { Operands = other.Operands, Filters = other.Filters, Fingerprints = other.Fingerprints }).VerifyAsync(SmallBook.Sales(), Stop)).Holds);
        Assert.False((await (proof with { Fingerprints = [.. proof.Fingerprints, proof.Fingerprints[0]] }).VerifyAsync(SmallBook.Sales(), Stop)).Holds);
        Assert.False((await (proof with { Outcome = proof.Outcome with { Rows = [.. proof.Outcome.Rows, ["999"]] } }).VerifyAsync(SmallBook.Sales(), Stop)).Holds);
        Assert.False((await (proof with { Outcome = proof.Outcome with { Rows = [[]] } }).VerifyAsync(SmallBook.Sales(), Stop)).Holds);
    }

    [Fact]
    public async Task A_proof_with_a_gap_is_refused()
    {
        var json = ProofJson.Write(await NorthAsync());

        Assert.Throws<PlanException>(() => ProofJson.Read(json.Replace("\"fingerprints\":[", "\"fingerprints\":[null,", StringComparison.Ordinal)));
    }

    [Property(MaxTest = 60)]
    public async Task Any_single_change_of_an_operand_is_caught(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 3 + random.Next(600)).Select(r => new object?[] { $"Item {r}", random.Next(5), random.Next(-999, 999) / 100.0 }).Prepend(["Name", "Level", "Amount"]).ToArray();
        var function = Enum.GetValues<AggregateFunction>()[random.Next(11)];
        var proof = await ProveAsync(Book(rows), table => new Aggregate(new Filter(new Scan(table), new Comparison("Level", ComparisonOperator.Less, Literal.Of(4))), [new(function, "Amount")]));
        if (proof.Operands.Count == 0)
        {
            return;
        }

        var range = proof.Operands[random.Next(proof.Operands.Count)].Range;
        var row = random.Next(range.First.Row, range.Last.Row + 1) - 1;
        rows[row] = [rows[row][0], rows[row][1], (double)rows[row][2]! + 0.001];

        Assert.False((await proof.VerifyAsync(Book(rows), Stop)).Holds, string.Create(CultureInfo.InvariantCulture, $"{function}, row {row + 1}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"plan":{"op":"scan","table":"t"},"workbooks":[],"operands":[{"workbook":"w","sheet":"S","ranges":"A1"}],"filters":[],"headers":[],"fingerprints":[],"outcome":{"columns":[],"rowCount":0,"rows":[],"digest":""}}""")]
    public void What_is_no_proof_is_refused(string json) => Assert.Equal("json", Assert.Throws<PlanException>(() => ProofJson.Read(json)).Node);

    private static Task<Proof> NorthAsync() => ProveAsync(SmallBook.Sales(), table => new Aggregate(
        new Filter(new Scan(table), new Comparison("Region", ComparisonOperator.Equal, Literal.Of("North"))), [new(AggregateFunction.Sum, "Revenue")]));

    private static async Task<Proof> ProveAsync(WorkbookSource source, Func<string, Plan> plan)
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source);
        var table = await TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), default).SingleAsync();
        return new PlanEngine([table]).Run(plan(table.Id)).Proof;
    }

    private static WorkbookSource Changed(int row, int column, object value)
    {
        object?[][] rows = [.. Rows.Select(r => r.ToArray())];
        rows[row][column] = value;
        return Book(rows);
    }

    private static WorkbookSource Book(object?[][] rows) => SmallBook.Of("sales.xlsx", ("Sales", rows));
}
