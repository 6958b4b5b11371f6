using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class UnitTests
{
    [Theory]
    [InlineData("Revenue (in thousands of EUR)", "EUR", 1e3)]
    [InlineData("Revenue (€m)", "EUR", 1e6)]
    [InlineData("Revenue, USD bn", "USD", 1e9)]
    [InlineData("Umsatz in Tsd. €", "EUR", 1e3)]
    [InlineData("Umsatz (Mio. EUR)", "EUR", 1e6)]
    [InlineData("Sales ($000)", "USD", 1e3)]
    [InlineData("Sales (EUR m)", "EUR", 1e6)]
    [InlineData("Population (thousands)", null, 1e3)]
    [InlineData("Price (USD per tonne)", "USD/tonne", 1)]
    [InlineData("Distance (m)", "m", 1)]
    [InlineData("Population (M)", null, 1)]
    [InlineData("Cargo (T)", null, 1)]
    [InlineData("Cargo (t)", "t", 1)]
    [InlineData("Depth (mm)", "mm", 1)]
    [InlineData("Sales (MM)", null, 1)]
    [InlineData("Sales EUR (M)", "EUR", 1e6)]
    [InlineData("Umsatz € (T)", "EUR", 1e3)]
    [InlineData("Sales (EUR M)", "EUR", 1e6)]
    [InlineData("ALL FUNDS (thousands)", null, 1e3)]
    [InlineData("Share of millions", null, 1)]
    [InlineData("Budget (approved)", null, 1)]
    public async Task A_header_names_unit_and_scale(string header, string? unit, double scale)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Name", header], ["a", 1.5], ["b", 2.5]));

        Assert.Equal((unit, scale), (table.Columns[1].Unit, table.Columns[1].Scale));
    }

    [Fact]
    public async Task A_title_gives_its_unit_to_the_figures_and_neither_to_years_nor_to_identifiers()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Income statement (in millions of USD)"], ["Year", "Order No.", "Revenue", "Weight (kg)"], [2020, 1, 5.5, 1.5], [2021, 2, 6.5, 2.5], [2022, 3, 7.5, 2.5]));

        Assert.Equal([(null, 1), (null, 1), ("USD", 1e6), ("kg", 1)], table.Columns.Select(c => (c.Unit, c.Scale)));
        Assert.Equal(ColumnType.Currency, table.Columns[2].Type);
        Assert.Equal("million USD", table.Columns[2].ScaledUnit);
    }

    [Theory]
    [InlineData("#,##0,", "Sales (in thousands)", 1)]
    [InlineData("#,##0", "Sales (in thousands)", 1e3)]
    [InlineData("0.0 \"kg\"", "Weight", 1)]
    public async Task A_format_that_shows_thousands_leaves_the_value_whole(string format, string header, double scale)
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Name", header], ["a", null], ["b", null]).Put("B2", 5000.5, format: format).Put("B3", 7000.5, format: format);

        Assert.Equal(scale, (await DetectOneAsync(sheet)).Columns[1].Scale);
    }

    [Theory]
    [InlineData("Sales (M)", "#,##0.0 \"€\"", "EUR", 1e6)]
    [InlineData("Sales (M)", "0.0", null, 1)]
    public async Task A_letter_over_figures_that_are_shown_as_money_is_a_power_of_ten(string header, string format, string? unit, double scale)
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Name", header], ["a", null], ["b", null]).Put("B2", 5.5, format: format).Put("B3", 7.5, format: format);

        var column = (await DetectOneAsync(sheet)).Columns[1];

        Assert.Equal((unit, scale), (column.Unit, column.Scale));
    }

    [Theory]
    [InlineData(ColumnType.Integer, "People", 3, 4, 9, 3)]
    [InlineData(ColumnType.Integer, "Number of staff", 3, 4, 9, 3)]
    [InlineData(ColumnType.Number, "People", 3, 4.5, 9, 3)]
    [InlineData(ColumnType.Identifier, "Order No.", 1003, 1004, 1009, 1003)]
    [InlineData(ColumnType.Identifier, "CustomerID", 1003, 1004, 1009, 1003)]
    [InlineData(ColumnType.Identifier, "Post", "01067", "80331", "10115", "20095")]
    [InlineData(ColumnType.Category, "Status", "open", "closed", "open", "closed")]
    [InlineData(ColumnType.Code, "Country", "DE", "FR", "IT", "DE")]
    [InlineData(ColumnType.Text, "Remark", "good", "late again", "none so far", "paid")]
    public async Task Values_and_header_settle_the_type(ColumnType type, string header, params object[] values)
    {
        object?[][] rows = [["Name", header, "Measured"], .. values.Select((v, i) => new object?[] { $"item {(char)('a' + i)}", v, 0.5 })];

        var column = (await DetectOneAsync(TestSheet.Of(rows))).Columns[1];

        Assert.Equal(type, column.Type);
    }

    [Fact]
    public async Task Elapsed_times_are_durations_and_times_of_day_are_none()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Name", "Took", "At"], ["a"], ["b"])
            .Put("B2", CellValue.OfTime(1.5), format: "[h]:mm").Put("B3", CellValue.OfTime(2.5), format: "[h]:mm")
            .Put("C2", CellValue.OfTime(0.5), format: "h:mm").Put("C3", CellValue.OfTime(0.25), format: "h:mm");

        var table = await DetectOneAsync(sheet);

        Assert.Equal([ColumnType.Duration, ColumnType.Time], table.Columns.Skip(1).Select(c => c.Type));
    }
}
