using System.Security;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Workbooks.Oracle;
using ExcelChat.Plans;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>Plans by chance, written as formulas, computed by our own reader of formulas and by LibreOffice.</summary>
public sealed class FormulaOracleTests
{
    private const int Books = 8;
    private const int PlansPerBook = 150;
    private const int ComputedPerBook = 30;

    [Fact]
    public async Task Every_formula_comes_to_the_result_of_its_plan()
    {
        for (var seed = 0; seed < Books; seed++)
        {
            var (cases, book) = await WriteAsync(seed);
            Compare(cases, await ResultsAsync(WorkbookSource.FromBytes("ours.xlsx", book)), computed: true);
        }
    }

    [Fact]
    public async Task Every_formula_comes_to_the_result_of_its_plan_in_LibreOffice()
    {
        LibreOffice.Require();
        using var office = new LibreOffice();
        for (var seed = 0; seed < Books; seed++)
        {
            var (cases, book) = await WriteAsync(seed);
            Compare(cases, await ResultsAsync(WorkbookSource.FromBytes("theirs.xlsx", (await office.ConvertAsync(book, "xlsx"))[0])), computed: false);
        }
    }

    private static void Compare(List<(Plan Plan, string Formula, CellValue Value)> cases, Dictionary<int, Cell> results, bool computed)
    {
        Assert.InRange(cases.Count, PlansPerBook / 3, PlansPerBook + ComputedPerBook);
        for (var i = 0; i < cases.Count; i++)
        {
            var (_, formula, expected) = cases[i];
            var cell = results.GetValueOrDefault(i + 1);
            if (computed && !cell.IsComputed)
            {
                Assert.Fail($"{formula} was not computed.");
            }

            var same = expected.IsNumeric && cell.Value.IsNumeric
                ? Math.Abs(expected.Number - cell.Value.Number) <= 1e-9 * Math.Max(1, Math.Abs(expected.Number))
                : expected == cell.Value;
            Assert.True(same, $"{formula} is {cell.Value}, expected {expected}.");
        }
    }

    private static async Task<(List<(Plan Plan, string Formula, CellValue Value)> Cases, byte[] Book)> WriteAsync(int seed)
    {
        var random = new RandomSheets(seed);
        await using var workbook = await WorkbookOpener.Default.OpenAsync(random.Build().Build());
        var tables = await TableDetector.Default.RunAsync(workbook.Sheets.ToAsyncEnumerable(), default).ToListAsync();
        var cases = new List<(Plan, string, CellValue)>();
        for (var i = 0; i < PlansPerBook + ComputedPerBook; i++)
        {
            var table = tables[i % tables.Count];
            var plan = i < PlansPerBook ? random.Plan(table) : random.MeasuredBesideComputed(table);
            if (Value(tables, plan) is { Proof.Formula: { } formula } result)
            {
                cases.Add((plan, formula.Text, result.Value(0, 0)));
            }
        }

        var rows = cases.Select(c => $"<row><c><f>{SecurityElement.Escape(Stored(c.Item2[1..]))}</f></c></row>");
        return (cases, random.BuildWith("Formulas", string.Concat(rows)).BuildBytes());
    }

    // A plan by chance may divide by zero, or find no single value.
    private static Result? Value(List<Table> tables, Plan plan)
    {
        try
        {
            return new PlanEngine(tables).Run(plan);
        }
        catch (PlanException)
        {
            return null;
        }
    }

    private static async Task<Dictionary<int, Cell>> ResultsAsync(WorkbookSource source)
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source);
        var cells = new Dictionary<int, Cell>();
        await foreach (var row in workbook.Sheets.Single(s => s.Name == "Formulas").ReadRowsAsync())
        {
            cells[row.Number] = row.Cells.Span[0];
        }

        return cells;
    }

    // Functions that came after 2007 have a prefix in files.
    private static string Stored(string formula)
        => formula.Replace("MAXIFS(", "_xlfn.MAXIFS(", StringComparison.Ordinal).Replace("MINIFS(", "_xlfn.MINIFS(", StringComparison.Ordinal);
}
