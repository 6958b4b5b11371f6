using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class RowPathTests
{
    [Fact]
    public async Task Rows_that_are_set_in_by_spaces_belong_to_the_row_above_that_is_not()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Area", "2023", "2024"], ["Europe", 30, 40], ["  France", 10, 15], ["  Spain", 20, 25], ["    Madrid", 5, 6], ["Asia", 7, 8], ["  Japan", 7, 8]));

        Assert.Equal(["Europe", "Europe > France", "Europe > Spain", "Europe > Spain > Madrid", "Asia", "Asia > Japan"], Paths(table));
        Assert.Equal([-1, 0, 0, 2, -1, 4], table.Rows.Parents);
        Assert.Equal(["A2", "A4", "A5"], table.RowPathCells(3).Select(cell => cell.ToString()));
    }

    [Fact]
    public async Task Rows_that_are_set_in_by_style_belong_to_the_row_above_that_is_not()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Area", "2023", "2024"], ["Europe", 30, 40], [null, 10, 15], [null, 20, 25], ["Asia", 7, 8])
            .PutIndented("A3", "France", 1).PutIndented("A4", "Spain", 1);

        Assert.Equal(["Europe", "Europe > France", "Europe > Spain", "Asia"], Paths(await DetectOneAsync(sheet)));
    }

    [Fact]
    public async Task A_heading_names_the_rows_below_it_up_to_the_next_heading()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "Units", "Price"], ["Tools", null, null], ["Saw", 1, 9.5], ["Axe", 2, 19.5], ["Garden", null, null], ["Hose", 3, 29.5], ["Rake", 4, 5.5]));

        Assert.Equal(["Tools", "Tools > Saw", "Tools > Axe", "Garden", "Garden > Hose", "Garden > Rake"], Paths(table));
    }

    [Fact]
    public async Task A_heading_under_a_heading_opens_a_group_in_its_group()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "Units", "Price"], ["Men", null, null], ["Summer", null, null], ["Cap", 1, 9.5], ["Winter", null, null], ["Hat", 2, 19.5],
            ["Women", null, null], ["Summer", null, null], ["Cap", 3, 29.5]));

        Assert.Equal(
            ["Men", "Men > Summer", "Men > Summer > Cap", "Men > Winter", "Men > Winter > Hat", "Women", "Women > Summer", "Women > Summer > Cap"],
            Paths(table));
    }

    [Fact]
    public async Task A_total_that_stands_further_in_belongs_to_the_group_and_not_to_its_last_row()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Area", "2023", "2024"], ["North", 3, 4], ["South", 5, 6], ["   Total", 8, 10]));

        Assert.Equal(["North", "South", "Total"], Paths(table));
    }

    [Fact]
    public async Task A_label_names_the_rows_below_that_are_blank_in_its_column()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Region", "Country", "Sales"], ["Europe", "France", 10], [null, "Spain", 20], ["Asia", "Japan", 30], [null, "China", 40]));

        Assert.Equal(["Europe", "Europe > Spain", "Asia", "Asia > China"], Paths(table).Select(path => path.Replace(" > France", "").Replace(" > Japan", "")));
    }

    [Fact]
    public async Task A_label_merged_down_names_all_its_rows()
    {
        var sheet = CellSheet.Create(Merged("A1:A2", "B1:B2", "C1:D1", "A3:A4")).PutRows(
            "A1", ["Club", "Season", "League", null], [null, null, "Apps", "Goals"], ["Stoke", "2001-02", 4, 1], [null, "2002-03", 6, 2], ["Leeds", "2003-04", 7, 3]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal(2, table.HeaderColumns);
        Assert.Equal(["Stoke > 2001-02", "Stoke > 2002-03", "Leeds > 2003-04"], Paths(table));
    }

    [Fact]
    public async Task A_flat_table_has_no_groups()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Region", "Units"], ["North", 3], ["South", 5]));

        Assert.Equal(["North", "South"], Paths(table));
        Assert.Empty(table.Rows.Parents);
    }

    private static string[] Paths(Table table) => [.. Enumerable.Range(0, table.Rows.Count).Select(row => string.Join(" > ", table.RowPath(row)))];
}
