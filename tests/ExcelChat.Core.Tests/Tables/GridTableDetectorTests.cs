using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class GridTableDetectorTests
{
    private static object?[][] Sales =>
    [
        ["Region", "Units", "Revenue"],
        ["North", 3, 30.5],
        ["South", 5, 51.0],
        ["East", 8, 80.25],
    ];

    [Fact]
    public async Task A_plain_table_is_its_occupied_range_with_one_header_row()
    {
        var table = await DetectOneAsync(TestSheet.Of(Sales));

        Assert.Equal("A1:C4", table.Range.ToString());
        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(["Region", "Units", "Revenue"], table.Names());
        Assert.Equal([ColumnType.Text, ColumnType.Integer, ColumnType.Number], table.Columns.Select(c => c.Type));
        Assert.Equal(51.0, table.Columns[2][1].Number);
        Assert.Equal("C3", table.AddressOf(1, 2).ToString());
        Assert.InRange(table.Confidence, 0.8, 0.99);
    }

    [Fact]
    public async Task A_sheet_without_cells_gives_no_table() => Assert.Empty(await DetectAsync(TestSheet.Of()));

    [Fact]
    public async Task A_merge_over_the_whole_sheet_costs_nothing()
    {
        var table = await DetectOneAsync(CellSheet.Create(Merged("A6:XFD1048576")).PutRows("A1", Sales).Put("A6", "remark"));

        Assert.Equal("A1:C4", table.Range.ToString());
    }

    [Theory]
    [InlineData("A6:XFD1048576")]
    [InlineData("D2:XFD1048576")]
    public async Task A_merge_of_blank_cells_and_a_declared_range_to_the_end_of_the_sheet_cost_nothing(string merge)
    {
        var layout = Merged(merge) with { DeclaredRange = CellRange.Parse("A1:XFD1048576") };

        Assert.Equal("A1:C4", (await DetectOneAsync(CellSheet.Create(layout).PutRows("A1", Sales))).Range.ToString());
    }

    [Fact]
    public async Task A_table_with_a_blank_row_after_every_few_records_is_one_table()
    {
        object?[][] records = [.. Enumerable.Range(0, 300).SelectMany(i => new object?[][] { [$"item {i}", i, i * 1.5], [$"piece {i}", i, i * 2.5], [] })];

        var table = await DetectOneAsync(TestSheet.Of([["Item", "Units", "Price"], .. records]));

        Assert.Equal(("A1:C900", 600), (table.Range.ToString(), table.Rows.Count));
    }

    [Fact]
    public async Task A_sheet_that_holds_only_headers_gives_a_table_without_rows()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Name", "Amount", "Date"]));

        Assert.Equal(["Name", "Amount", "Date"], table.Names());
        Assert.Equal(0, table.Rows.Count);
    }

    [Fact]
    public async Task A_table_without_headers_names_its_columns_by_letter_and_is_less_sure()
    {
        var table = await DetectOneAsync(TestSheet.Of(["North", 3, 1.5], ["South", 5, 2.5], ["East", 8, 4.5]));

        Assert.Equal(0, table.HeaderRows);
        Assert.Equal(["Column A", "Column B", "Column C"], table.Names());
        Assert.Equal(3, table.Rows.Count);
        Assert.True(table.Confidence < 0.8);
    }

    [Theory]
    [InlineData("XFD1048576")]
    [InlineData("XFD2")]
    [InlineData("A1048576")]
    public async Task A_stray_cell_at_the_far_end_of_the_sheet_costs_nothing(string stray)
    {
        var sheet = CellSheet.Create().PutRows("A1", Sales).Put(stray, "stray");

        var table = await DetectOneAsync(sheet);

        Assert.Equal("A1:C4", table.Range.ToString());
    }

    [Fact]
    public async Task A_title_and_spacer_columns_leave_the_header_on_row_three()
    {
        var sheet = TestSheet.Of(
            ["Production 2024"],
            [],
            ["Plant", null, "Tons", null, "Cost"],
            ["Lyon", null, 12, null, 100],
            ["Turin", null, 15, null, 130],
            ["Graz", null, 9, null, 95]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal("A3:E6", table.Range.ToString());
        Assert.Equal("Production 2024", table.Title);
        Assert.Equal("Production 2024", table.Name);
        Assert.Equal(["Plant", "Tons", "Cost"], table.Names());
        Assert.Equal("E5", table.AddressOf(1, 2).ToString());
    }

    [Fact]
    public async Task A_title_straight_above_and_notes_straight_below_are_not_rows()
    {
        object?[][] rows = [["Sales by region"], .. Sales, ["Source: ledger"]];

        var table = await DetectOneAsync(TestSheet.Of(rows));

        Assert.Equal("A2:C5", table.Range.ToString());
        Assert.Equal("Sales by region", table.Title);
    }

    [Fact]
    public async Task A_title_merged_over_the_table_is_a_title()
    {
        object?[][] rows = [["Sales by region"], .. Sales];

        var table = await DetectOneAsync(CellSheet.Create(Merged("A1:C1")).PutRows("A1", rows));

        Assert.Equal("A2:C5", table.Range.ToString());
        Assert.Equal("Sales by region", table.Title);
    }

    [Fact]
    public async Task A_merged_header_of_two_levels_gives_combined_names_and_does_not_split_the_table()
    {
        var sheet = CellSheet.Create(Merged("A1:A2", "B1:C1", "D1:E1")).PutRows(
            "A1",
            ["Country", "2023", null, "2024", null],
            [null, "Plan", "Actual", "Plan", "Actual"],
            ["France", 10, 11, 12, 13],
            ["Spain", 20, 21, 22, 23]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal(2, table.HeaderRows);
        Assert.Equal(1, table.HeaderColumns);
        Assert.Equal(["Country", "2023 > Plan", "2023 > Actual", "2024 > Plan", "2024 > Actual"], table.Names());
        Assert.Equal(["2023", "Actual"], table.Columns[2].HeaderPath);
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public async Task Years_are_headers_and_not_data()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Country", 2021, 2022, 2023], ["France", 10, 11, 12], ["Spain", 20, 21, 22]));

        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(["Country", "2021", "2022", "2023"], table.Names());
    }

    [Fact]
    public async Task A_unit_merged_under_the_header_is_no_record()
    {
        var sheet = CellSheet.Create(Merged("A1:A2", "B2:C2")).PutRows(
            "A1", ["Age", "Women", "Men"], [null, "percent", null], ["0 to 9", 1.5, 2.5], ["10 to 19", 3.5, 4.5], ["20 to 29", 5.5, 6.5]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal(1, table.HeaderRows);
        Assert.Equal([RowRole.GroupHead, RowRole.Data, RowRole.Data, RowRole.Data], table.Roles());
        Assert.Equal(ColumnType.Number, table.Columns[1].Type);
    }

    [Fact]
    public async Task A_value_merged_down_belongs_to_each_of_its_rows_and_one_merged_across_to_its_first_column()
    {
        var sheet = CellSheet.Create(Merged("A2:A3", "B4:C4")).PutRows(
            "A1", ["Club", "Season", "Goals"], ["Stoke", 2001, 4], [null, 2002, 6], ["Leeds", 7, null], ["Hull", 2003, 9]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal(4, table.Rows.Count);
        Assert.Equal(["Stoke", "Stoke", "Leeds", "Hull"], table.Columns[0].Texts());
        Assert.Equal(7, table.Columns[1][2].Number);
        Assert.True(table.Columns[2][2].IsBlank);
    }

    [Fact]
    public async Task Duplicate_and_empty_headers_get_names_that_are_unique_and_stable()
    {
        object?[][] rows = [["Name", "Revenue", null, "Revenue"], ["a", 1, 2, 3], ["b", 4, 5, 6]];

        var first = await DetectOneAsync(TestSheet.Of(rows));
        var second = await DetectOneAsync(TestSheet.Of(rows));

        Assert.Equal(["Name", "Revenue", "Column C", "Revenue (2)"], first.Names());
        Assert.Equal(first.Names(), second.Names());
        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task Blank_rows_in_a_body_are_dropped_and_do_not_split_it()
    {
        object?[][] rows = [.. Sales, [], ["West", 2, 20.5], ["Centre", 4, 40.5]];

        var table = await DetectOneAsync(TestSheet.Of(rows));

        Assert.Equal("A1:C7", table.Range.ToString());
        Assert.Equal(5, table.Rows.Count);
        Assert.Equal(6, table.Rows.SheetRow(3));
    }

    [Fact]
    public async Task Stacked_tables_are_parted_where_a_new_header_begins()
    {
        object?[][] rows = [.. Sales, [], ["Product", "Stock", "Price"], ["Nut", 100, 0.5], ["Bolt", 200, 0.75]];

        var tables = await DetectAsync(TestSheet.Of(rows));

        Assert.Equal(["A1:C4", "A6:C8"], tables.Ranges());
        Assert.Equal(["Product", "Stock", "Price"], tables[1].Names());
    }

    [Fact]
    public async Task Three_tables_side_by_side_are_three_tables()
    {
        var sheet = CellSheet.Create()
            .PutRows("A1", Sales)
            .PutRows("E1", ["Product", "Stock"], ["Nut", 100], ["Bolt", 200], ["Screw", 50])
            .PutRows("H1", ["Month", "Orders"], ["Jan", 7], ["Feb", 9], ["Mar", 11]);

        Assert.Equal(["A1:C4", "E1:F4", "H1:I4"], (await DetectAsync(sheet)).Ranges());
    }

    [Fact]
    public async Task A_declared_table_comes_first_and_is_certain()
    {
        var layout = new SheetLayout { ListObjects = [new("Prices", CellRange.Parse("E2:F5")) { TotalsRows = 1 }] };
        var sheet = CellSheet.Create(layout).PutRows("A1", Sales).PutRows("E2", ["Item", "Price"], ["Nut", 0.5], ["Bolt", 0.75], ["All", 1.25]);

        var tables = await DetectAsync(sheet);

        Assert.Equal(["E2:F5", "A1:C4"], tables.Ranges());
        Assert.Equal("Prices", tables[0].Name);
        Assert.Equal(1, tables[0].Confidence);
        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total], tables[0].Roles());
    }

    [Fact]
    public async Task Hidden_rows_columns_and_sheets_are_read_and_marked()
    {
        var sheet = new CellSheet
        {
            Workbook = TestTable.Workbook,
            Name = "Secret",
            Index = 0,
            Visibility = SheetVisibility.Hidden,
            Layout = new() { HiddenColumns = [3] },
        };
        sheet.HiddenRows.Add(3);

        var table = await DetectOneAsync(sheet.PutRows("A1", Sales));

        Assert.True(table.SheetHidden);
        Assert.Equal([false, false, true], table.Columns.Select(c => c.Hidden));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(table.Rows.Hidden));
    }

    [Fact]
    public async Task Every_sheet_is_read()
    {
        var tables = await DetectAsync(TestSheet.Of(Sales), TestSheet.Of(), TestSheet.Of(["Name", "Age"], ["Ann", 30], ["Bob", 40]));

        Assert.Equal(["A1:C4", "A1:B3"], tables.Ranges());
    }

    [Fact]
    public async Task The_formulas_of_the_range_are_kept_in_reading_order()
    {
        var sheet = CellSheet.Create().PutRows("A1", Sales).Put("C2", 30.5, "B2*10").Put("C4", 80.25, "B4*10").Put("Z99", 1, "1+0");

        var table = (await DetectAsync(sheet))[0];

        Assert.Equal([new(new(2, 3), "B2*10"), new CellFormula(new(4, 3), "B4*10")], table.Formulas);
    }
}
