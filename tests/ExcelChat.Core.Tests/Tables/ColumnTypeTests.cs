using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class ColumnTypeTests
{
    [Fact]
    public async Task Numbers_stored_as_text_can_be_added_and_are_shown_as_they_were_written()
    {
        var column = await ColumnAsync("Attendance", "1,234", "12,500*", "-", "980");

        Assert.Equal(ColumnType.Integer, column.Type);
        Assert.Equal(1234 + 12500 + 980, column.Numbers.ToArray().Sum());
        Assert.Equal(["1,234", "12,500*", "-", "980"], column.Texts());
        Assert.Equal(CellKind.Text, column.Kinds[2]);
    }

    [Fact]
    public async Task Amounts_and_shares_written_as_text_are_typed()
    {
        var amount = await ColumnAsync("Price", "$5", "$1,200.50", "($3.25)");
        var share = await ColumnAsync("Share", "12%", "7.5 %", "100%");

        Assert.Equal((ColumnType.Currency, "USD"), (amount.Type, amount.Unit));
        Assert.Equal([5, 1200.5, -3.25], amount.Numbers.ToArray());
        Assert.Equal(ColumnType.Percent, share.Type);
        Assert.Equal([0.12, 0.075, 1], share.Numbers.ToArray());
    }

    [Fact]
    public async Task Days_written_as_text_are_typed_when_they_can_only_mean_one_day()
    {
        var day = await ColumnAsync("Day", "2012-03-05", "5 March 2013", "March 5, 2014");
        var local = await ColumnAsync("Day", "03/04/2012", "05/06/2012", "07/08/2012");

        Assert.Equal(ColumnType.Date, day.Type);
        Assert.Equal(new DateTime(2013, 3, 5), day[1].AsDateTime());
        Assert.Equal("5 March 2013", day.Text(1));
        Assert.Equal(ColumnType.Text, local.Type);
    }

    [Fact]
    public async Task Words_with_a_few_numbers_stay_text()
    {
        var column = await ColumnAsync("Rank", "first", "second", "3", "fourth");

        Assert.Equal(ColumnType.Text, column.Type);
        Assert.Equal(CellValue.OfText("3"), column[2]);
    }

    [Theory]
    [InlineData("0.0%", ColumnType.Percent, null)]
    [InlineData("[$€-407] #,##0.00", ColumnType.Currency, "EUR")]
    [InlineData("#,##0", ColumnType.Number, null)]
    public async Task The_number_format_settles_type_and_unit(string format, ColumnType type, string? unit)
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Name", "Value"], ["a", null], ["b", null]).Put("B2", 0.5, format: format).Put("B3", 0.75, format: format);

        var column = (await DetectOneAsync(sheet)).Columns[1];

        Assert.Equal((type, unit), (column.Type, column.Unit));
    }

    [Theory]
    [InlineData("Revenue (EUR)", "EUR")]
    [InlineData("Revenue [€]", "EUR")]
    [InlineData("Weight (kg)", "kg")]
    [InlineData("Growth in %", "%")]
    [InlineData("Sales (2019)", null)]
    [InlineData("Sales", null)]
    public async Task A_unit_in_the_header_is_the_unit_of_the_column(string header, string? unit)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Name", header], ["a", 1.5], ["b", 2.5]));

        Assert.Equal(unit, table.Columns[1].Unit);
    }

    [Fact]
    public async Task Dates_and_flags_keep_their_types()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Day", "Done", "Who"], [new DateOnly(2024, 2, 29), true, "Ann"], [new DateOnly(2024, 3, 1), false, "Bob"]));

        Assert.Equal([ColumnType.Date, ColumnType.Boolean, ColumnType.Text], table.Columns.Select(c => c.Type));
    }

    private static async Task<Column> ColumnAsync(string header, params string[] texts)
    {
        object?[][] rows = [["Name", header], .. texts.Select((text, i) => new object?[] { $"item {(char)('a' + i)}", text })];
        return (await DetectOneAsync(TestSheet.Of(rows))).Columns[1];
    }
}
