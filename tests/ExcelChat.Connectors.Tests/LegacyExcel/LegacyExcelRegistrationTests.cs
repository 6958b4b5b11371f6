using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class LegacyExcelRegistrationTests
{
    [Fact]
    public async Task A_chat_that_uses_it_answers_from_an_old_workbook()
    {
        var book = new XlsWriter().Style(0)
            .Sheet(
                "Sales",
                XlsWriter.Label(0, 0, "Region"),
                XlsWriter.Label(0, 1, "Revenue"),
                XlsWriter.Label(1, 0, "North"),
                XlsWriter.Number(1, 1, 10),
                XlsWriter.Label(2, 0, "South"),
                XlsWriter.Number(2, 1, 32))
            .Build();
        await using var chat = WorkbookChat.Create(b => b.UseLegacyExcel());

        var result = await chat.IngestAsync(WorkbookSource.FromBytes("sales.xls", book), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((1, 1, 2L), (result.Sheets, result.Tables, (long)result.Rows));
    }
}
