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
    public async Task Years_grouped_below_what_sums_them_up_belong_to_it()
    {
        var sheet = CellSheet.Create(new() { Outline = new() { SummaryBelow = false } }).PutRows(
            "A1", ["Region", "Units"], ["Europe", 30], [2021, 10], [2022, 20], ["Asia", 7], [2021, 3], [2022, 4]);

        Assert.Equal(["Europe", "Europe > 2021", "Europe > 2022", "Asia", "Asia > 2021", "Asia > 2022"], Paths(await DetectOneAsync(sheet.Group((3, 1), (4, 1), (6, 1), (7, 1)))));
    }

    [Fact]
    public async Task Rows_grouped_below_their_summary_belong_to_it()
    {
        var sheet = CellSheet.Create(new() { Outline = new() { SummaryBelow = false } }).PutRows(
            "A1", ["Area", "2023", "2024"], ["Europe", 30, 40], ["France", 10, 15], ["Spain", 20, 25], ["Madrid", 5, 6], ["Asia", 7, 8], ["Japan", 7, 8]);

        Assert.Equal(["Europe", "Europe > France", "Europe > Spain", "Europe > Spain > Madrid", "Asia", "Asia > Japan"], Paths(await DetectOneAsync(sheet.Group((3, 1), (4, 1), (5, 2), (7, 1)))));
    }

    [Fact]
    public async Task Rows_grouped_above_their_summary_belong_to_it_and_it_counts_nowhere()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Cost", "2024"], ["Rent", 100], ["Heat", 50], ["House", 150], ["Car", 70], ["Train", 30], ["Travel", 100]);

        var table = await DetectOneAsync(sheet.Group((2, 1), (3, 1), (5, 1), (6, 1)));

        Assert.Equal(["House > Rent", "House > Heat", "House", "Travel > Car", "Travel > Train", "Travel"], Paths(table));
        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total, RowRole.Data, RowRole.Data, RowRole.Total], table.Roles());
    }

    [Fact]
    public async Task A_group_at_the_bottom_has_its_summary_above_whatever_the_sheet_is_set_to()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Area", "2024"], ["Europe", 30], ["France", 10], ["Spain", 20]);

        Assert.Equal(["Europe", "Europe > France", "Europe > Spain"], Paths(await DetectOneAsync(sheet.Group((3, 1), (4, 1)))));
    }

    [Fact]
    public async Task A_heading_above_a_group_names_it_rather_than_the_summary_below()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Item", "Units", "Price"], ["Tools", null, null], ["Saw", 1, 9.5], ["Axe", 2, 19.5], ["All tools", 3, 29.0], ["Hose", 3, 29.5]);

        Assert.Equal(["Tools > Saw", "Tools > Axe"], Paths(await DetectOneAsync(sheet.Group((3, 1), (4, 1))))[1..3]);
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
