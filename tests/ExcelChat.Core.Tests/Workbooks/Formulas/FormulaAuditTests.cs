using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

public sealed class FormulaAuditTests
{
    [Fact]
    public async Task Every_stored_result_is_compared_with_one_computed_from_the_stored_values()
    {
        var source = new WorkbookBuilder().Sheet("S",
            "<row><c><v>1</v></c><c><f>A1+1</f><v>3</v></c><c><f>B1+1</f><v>4</v></c><c><f>NOW()</f><v>9</v></c><c t='str'><f>\"\"</f><v></v></c><c><f>A1/3</f><v>0.33333333333</v></c><c><f>A1</f></c></row>").Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        var report = await FormulaAudit.RunAsync(workbook, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((4, 3, 1), (report.Computed, report.Agreeing, report.NotComputed));
        Assert.Equal([new("S", CellAddress.Parse("B1"), "A1+1", CellValue.OfNumber(3), CellValue.OfNumber(2))], report.Disagreements);
    }

    [Fact]
    public async Task A_formula_that_refers_to_itself_is_not_computed()
    {
        var source = new WorkbookBuilder().Sheet("S", "<row><c><f>A1+1</f><v>1</v></c></row>").Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        Assert.Equal(1, (await FormulaAudit.RunAsync(workbook, cancellationToken: TestContext.Current.CancellationToken)).NotComputed);
    }
}
