using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class RowRoleTests
{
    [Theory]
    [InlineData("Total")]
    [InlineData("Grand Total:")]
    [InlineData("Career total")]
    [InlineData("Total Europe")]
    [InlineData("Sub-total")]
    [InlineData("Gesamtsumme")]
    [InlineData("Zwischensumme")]
    [InlineData("Somme")]
    [InlineData("Totaal")]
    [InlineData("TOTALE")]
    [InlineData("Suma")]
    [InlineData("合計")]
    public async Task A_label_of_a_total_marks_its_row(string label)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Region", "Units"], ["North", 3], ["South", 5], [label, 8]));

        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total], table.Roles());
    }

    [Theory]
    [InlineData("TotalEnergies")]
    [InlineData("Summer")]
    [InlineData("Somewhere")]
    public async Task A_name_that_only_looks_like_a_total_stays_a_record(string label)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Company", "Units"], ["North", 3], ["South", 5], [label, 8]));

        Assert.Equal(RowRole.Data, table.Rows.Role(2));
    }

    [Theory]
    [InlineData("SUM(B2:B3)", RowRole.Total)]
    [InlineData("SUBTOTAL(9,B2:B3)", RowRole.Total)]
    [InlineData("SUBTOTAL(109, $B$2:$B$3)", RowRole.Total)]
    [InlineData("SUBTOTAL(1,B2:B3)", RowRole.Data)]
    [InlineData("SUM(C2:C3)", RowRole.Data)]
    [InlineData("B2+1", RowRole.Data)]
    public async Task A_formula_that_adds_up_the_rows_above_marks_its_row(string formula, RowRole expected)
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Region", "Units"], ["North", 3], ["South", 5], ["All of it", 8]).Put("B4", 8, formula);

        Assert.Equal(expected, (await DetectOneAsync(sheet)).Rows.Role(2));
    }

    [Fact]
    public async Task A_sum_across_a_record_is_no_total()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Region", "Q1", "Q2", "Year"], ["North", 3, 4, 7], ["South", 5, 6, 11])
            .Put("D2", 7, "SUM(B2:C2)").Put("D3", 11, "SUM(B3:C3)");

        Assert.Equal([RowRole.Data, RowRole.Data], (await DetectOneAsync(sheet)).Roles());
    }

    [Fact]
    public async Task A_label_without_values_heads_a_group()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "Units", "Price"], ["Tools", null, null], ["Saw", 1, 9.5], ["Axe", 2, 19.5], ["Garden", null, null], ["Hose", 3, 29.5], ["Rake", 4, 5.5]));

        Assert.Equal([RowRole.GroupHead, RowRole.Data, RowRole.Data, RowRole.GroupHead, RowRole.Data, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task A_header_repeated_in_the_body_is_no_record()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Member", "Votes"], ["Ann", 10], ["Bob", 20], ["Cid", 30], ["Member", "Votes"], ["Dan", 40], ["Eve", 50]));

        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(RowRole.Note, table.Rows.Role(3));
    }
}
