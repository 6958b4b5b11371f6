using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class SheetNamesTests
{
    [Fact]
    public async Task Sheets_of_one_name_are_told_apart()
    {
        string[] names = ["Sales", "Sales", "Other", "SALES", "Sales (2)", "Sales"];
        var builder = names.Select((name, i) => (name, i)).Aggregate(new WorkbookBuilder(), (book, s) => book.Sheet(s.name, $"<row><c><v>{s.i}</v></c></row>"));
        await using var workbook = await WorkbookOpener.Default.OpenAsync(builder.Build(), TestContext.Current.CancellationToken);

        Assert.Equal(["Sales", "Sales (3)", "Other", "SALES (4)", "Sales (2)", "Sales (5)"], workbook.Sheets.Select(s => s.Name));
        Assert.Equal("A1=5", await WorkbookText.ShownAsync(builder.Build(), sheet: 5));
    }

    [Fact]
    public void A_format_of_the_hosts_own_profits_too()
    {
        using var resource = new MemoryStream();
        var workbook = new Workbook(TestTable.Workbook, [TestSheet.Of(), TestSheet.Of()], resource);

        Assert.Equal(["Sheet1", "Sheet1 (2)"], workbook.Sheets.Select(s => s.Name));
    }

    [Fact]
    public async Task Damage_names_the_sheet_by_the_name_that_it_was_given()
    {
        var source = new WorkbookBuilder().Sheet("S", "").RawSheet("S", "<worksheet><sheetData><row>").Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.ShownAsync(source, sheet: 1));

        Assert.Equal("S (2)", error.Sheet);
    }
}
