using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class TypeDriftTests
{
    private static readonly DateOnly Day = new(2024, 3, 5);

    [Fact]
    public async Task A_blank_among_values_stays_blank_and_changes_no_type_and_no_figure()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Name", "Count", "Paid", "Day"], ["a", 12, true, null], ["b"], ["c", 14, false, null], ["d", 15, true, null]);
        sheet.Put("D2", Day, format: "yyyy-mm-dd").Put("D4", Day, format: "yyyy-mm-dd").Put("D5", Day, format: "yyyy-mm-dd");

        var table = await DetectOneAsync(sheet.Put("E1", "Left").Put("E2", 1).Put("E3", 2).Put("E4", 3).Put("E5", 4));

        Assert.Equal([ColumnType.Integer, ColumnType.Boolean, ColumnType.Date], table.Columns.Skip(1).Take(3).Select(c => c.Type));
        Assert.All(table.Columns.Skip(1).Take(3), column => Assert.True(column[1].IsBlank));
        Assert.Equal(["12", "", "14", "15"], table.Columns[1].Texts());
        Assert.Equal(["TRUE", "", "FALSE", "TRUE"], table.Columns[2].Texts());
        Assert.Equal(["2024-03-05", "", "2024-03-05", "2024-03-05"], table.Columns[3].Texts());
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("TRUE")]
    [InlineData("nan")]
    public async Task A_literal_that_looks_like_nothing_keeps_its_text(string literal)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Code", "Units"], ["DE", 3], [literal, 5], ["FR", 8]));

        Assert.Equal(CellValue.OfText(literal), table.Columns[0][1]);
        Assert.Equal(["DE", literal, "FR"], table.Columns[0].Texts());
    }

    [Fact]
    public async Task A_percentage_and_an_amount_of_money_keep_their_raw_value_and_their_meaning()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Item", "Share", "Price"], ["a"], ["b"]);
        sheet.Put("B2", 0.075, format: "0.0%").Put("B3", 0.1, format: "0.0%").Put("C2", 1234.5, format: "[$€-407] #,##0.00").Put("C3", 7.25, format: "[$€-407] #,##0.00");

        var columns = (await DetectOneAsync(sheet)).Columns;

        Assert.Equal((ColumnType.Percent, 0.075, "7.5%"), (columns[1].Type, columns[1][0].Number, columns[1].Text(0)));
        Assert.Equal((ColumnType.Currency, "EUR", 1234.5), (columns[2].Type, columns[2].Unit, columns[2][0].Number));
    }

    [Fact]
    public async Task A_long_number_keeps_all_its_digits_and_shows_as_many_as_in_Excel()
    {
        var column = (await DetectOneAsync(TestSheet.Of(["Item", "Value"], ["a", 123456789.123], ["b", 2.5]))).Columns[1];

        Assert.Equal((123456789.123, "123456789.1"), (column[0].Number, column.Text(0)));
    }

    [Fact]
    public async Task A_formula_is_kept_beside_its_value_and_never_in_its_place()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Item", "Units", "Twice"], ["a", 3, null], ["b", 5, null]).Put("C2", 6, "B2*2").Put("C3", 10, "B3*2");

        var table = await DetectOneAsync(sheet);

        Assert.Equal(["6", "10"], table.Columns[2].Texts());
        Assert.Equal(["B2*2", "B3*2"], table.Formulas.Select(f => f.Formula));
    }
}
