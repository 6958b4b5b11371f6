using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Csv;

public sealed class CsvWorkbookReaderTests
{
    [Theory]
    [InlineData("1234.50", 1234.5)]
    [InlineData("1,234", 1234)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("(12)", -12)]
    [InlineData("-5", -5)]
    [InlineData("7.5%", 0.075)]
    [InlineData("1.5E+03", 1500)]
    [InlineData(".5", 0.5)]
    [InlineData(" 7 ", 7)]
    public async Task A_number_is_typed_and_shown_as_written(string text, double expected)
    {
        var cell = await OnlyAsync($"\"{text}\"");

        Assert.Equal(CellKind.Number, cell.Value.Kind);
        Assert.Equal(expected, cell.Value.Number, 12);
        Assert.Equal(text, cell.Text);
    }

    [Theory]
    [InlineData("2024-03-01", 45352)]
    [InlineData("2024-03-01 12:00", 45352.5)]
    [InlineData("2024-03-01T12:00:00", 45352.5)]
    [InlineData("1 Mar 2024", 45352)]
    [InlineData("01.03.2024", 45352)]
    public async Task A_date_of_one_meaning_is_typed_and_shown_as_written(string text, double expected)
    {
        var cell = await OnlyAsync(text);

        Assert.Equal(CellKind.Date, cell.Value.Kind);
        Assert.Equal(expected, cell.Value.Number, 9);
        Assert.Equal(text, cell.Text);
    }

    [Theory]
    [InlineData("007")]
    [InlineData("12345678901234567890")]
    [InlineData("+491701234567")]
    [InlineData("NA")]
    [InlineData("NULL")]
    [InlineData("1-2")]
    [InlineData("3/4/2024")]
    [InlineData("12abc")]
    public async Task A_code_stays_text(string text)
    {
        var cell = await OnlyAsync(text);

        Assert.Equal((CellKind.Text, text), (cell.Value.Kind, cell.Value.Text));
    }

    [Fact]
    public async Task One_date_shows_the_order_of_all()
    {
        var cells = await CellsAsync("3/4/2024\n25/12/2024\n");

        Assert.Equal([45385, 45651], cells.Select(c => c.Value.Number));
        Assert.Equal(["3/4/2024", "25/12/2024"], cells.Select(c => c.Text));
    }

    [Fact]
    public async Task Decimal_commas_are_decided_for_the_whole_file()
    {
        var cells = await CellsAsync("name;amount\na;1.234,50\nb;1.500\nc;0,5 %\n");

        Assert.Equal([1234.5, 1500, 0.005], cells.Where(c => c.Value.IsNumeric).Select(c => c.Value.Number));
        Assert.Equal(["1.234,50", "1.500", "0,5 %"], cells.Where(c => c.Value.IsNumeric).Select(c => c.Text));
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\r1\t2")]
    [InlineData("a|b\n1|2\n\n")]
    [InlineData("sep=;\na;b\n1;2\n")]
    public async Task The_delimiter_is_found(string text)
        => Assert.Equal("A1=a B1=b A2=1 B2=2", await WorkbookText.ShownAsync(Source(text)));

    [Fact]
    public async Task Quotes_ragged_rows_and_empty_lines_keep_their_places()
        => Assert.Equal("A1=a,b B1=say \"hi\" A3=x\ny C4=z", await WorkbookText.ShownAsync(Source("\"a,b\",\"say \"\"hi\"\"\"\n\n\"x\ny\"\n,,z\n")));

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public async Task The_encoding_is_found(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Größe,1\n")];

        Assert.Equal("A1=Größe B1=1", await WorkbookText.ShownAsync(WorkbookSource.FromBytes("a.csv", bytes)));
    }

    [Fact]
    public async Task The_sheet_is_named_after_the_file()
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromBytes("sales 2024.csv", "a\n"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal("sales 2024", Assert.Single(workbook.Sheets).Name);
    }

    [Property(MaxTest = 100)]
    public async Task Any_text_is_shown_as_written(NonNull<string> text)
    {
        var field = text.Get.Replace("\"", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
        if (field.Length > 0 && !field.Any(char.IsSurrogate) && !field.Any(char.IsControl))
        {
            Assert.Equal(field, (await CellsAsync($"\"{field}\",x\n"))[0].Text);
        }
    }

    private static WorkbookSource Source(string text) => WorkbookSource.FromBytes("a.csv", Encoding.UTF8.GetBytes(text));

    private static Task<List<Cell>> CellsAsync(string text) => WorkbookText.CellsAsync(Source(text));

    private static async Task<Cell> OnlyAsync(string text) => Assert.Single(await CellsAsync(text + "\n"));
}
