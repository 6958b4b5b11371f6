using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class DeclaredTableTests
{
    private static object?[][] Sales => [["Region", "Units", "Revenue"], ["North", 3, 30.5], ["South", 5, 51.0], ["East", 8, 80.25]];

    [Theory]
    [InlineData("A3:C6")]
    [InlineData("A1:C8")]
    [InlineData("A1:XFD1048576")]
    public async Task A_named_range_that_holds_a_table_declares_it_and_titles_and_notes_stay_outside(string range)
    {
        var table = await DetectOneAsync(Named("Turnover", range).Put("A1", "Sales of the year").PutRows("A3", Sales).Put("A8", "Source: ledger"));

        Assert.Equal(("Turnover", "A3:C6", 1, 1.0), (table.Name, table.Range.ToString(), table.HeaderRows, table.Confidence));
        Assert.Equal("Sales of the year", table.Title);
        Assert.Contains(table.Reasons, reason => reason.Contains("Turnover", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("B4")]
    [InlineData("B4:B6")]
    [InlineData("A4:C6")]
    [InlineData("E1:F9")]
    public async Task A_named_cell_column_or_part_of_a_table_declares_none(string range)
    {
        var table = await DetectOneAsync(Named("Stray", range).PutRows("A3", Sales));

        Assert.Equal("A3:C6", table.Range.ToString());
        Assert.NotEqual("Stray", table.Name);
        Assert.InRange(table.Confidence, 0, 0.999);
    }

    [Fact]
    public async Task A_named_range_joins_blocks_that_only_blank_rows_part()
    {
        object?[][] rows = [.. Sales, [], [], [], [], ["West", 2, 20.5], ["Centre", 4, 40.5]];

        Assert.Equal(2, (await DetectAsync(CellSheet.Create().PutRows("A1", rows))).Count);
        Assert.Equal("A1:C10", (await DetectOneAsync(Named("All", "A1:C10").PutRows("A1", rows))).Range.ToString());
    }

    [Fact]
    public async Task A_name_over_lines_beside_a_table_declares_nothing()
    {
        var sheet = Named("Head", "A1:B3").Put("A1", "Report").Put("B3", "Source: ledger").PutRows("D1", [.. Sales, ["West", 2, 20.5], ["Centre", 4, 40.5]]);

        Assert.NotEqual("Head", (await DetectOneAsync(sheet)).Name);
    }

    [Theory]
    [InlineData("A12", "Prepared by", "Ann", null)]
    [InlineData("A12", "Owner", "Ann", "final")]
    [InlineData("H2", "checked", null, null)]
    [InlineData("F1", "Product", "Stock", null)]
    public async Task A_name_that_holds_more_than_blocks_of_one_table_declares_none(string place, string a, string? b, string? c)
    {
        var sheet = Named("All", "A1:I20").PutRows("A1", Sales).PutRows(place, [a, b, c], b is null ? [] : ["Place", "Rome", c is null ? null : "open"]);

        var table = (await DetectAsync(sheet))[0];

        Assert.Equal("A1:C4", table.Range.ToString());
        Assert.NotEqual("All", table.Name);
    }

    [Fact]
    public async Task Names_beyond_number_are_passed_over_and_one_of_a_table_still_counts()
    {
        NamedRange[] names = [new("Turnover", CellRange.Parse("A1:C4")), .. Enumerable.Range(1, 20_000).Select(i => new NamedRange($"N{i}", CellRange.Of(1, 1, 1_000_000, 1 + (i % 16_000))))];

        var table = await DetectOneAsync(CellSheet.Create(new() { NamedRanges = names }).PutRows("A1", Sales));

        Assert.Equal("Turnover", table.Name);
    }

    [Fact]
    public async Task The_name_that_an_author_gave_goes_before_a_print_area_over_the_same_cells()
    {
        var layout = new SheetLayout { NamedRanges = [new(NamedRange.PrintArea, CellRange.Parse("A1:C4")), new("Turnover", CellRange.Parse("A1:C4"))] };

        Assert.Equal("Turnover", (await DetectOneAsync(CellSheet.Create(layout).PutRows("A1", Sales))).Name);
    }

    [Theory]
    [InlineData("Everything")]
    [InlineData(NamedRange.PrintArea)]
    public async Task A_name_over_the_whole_sheet_does_not_make_one_table_of_several(string name)
    {
        var sheet = Named(name, "A1:I20").PutRows("A1", Sales).PutRows("E1", ["Product", "Stock"], ["Nut", 100], ["Bolt", 200]).PutRows("A9", ["Month", "Orders"], ["Jan", 7], ["Feb", 9]);

        Assert.Equal(["A1:C4", "E1:F3", "A9:B11"], (await DetectAsync(sheet)).Ranges());
    }

    [Fact]
    public async Task A_print_area_around_one_table_makes_it_certain_and_gives_it_no_name()
    {
        var table = await DetectOneAsync(Named(NamedRange.PrintArea, "A1:C6").Put("A1", "Sales of the year").PutRows("A3", Sales));

        Assert.Equal(("Sales of the year", "A3:C6", 1.0), (table.Name, table.Range.ToString(), table.Confidence));
    }

    [Fact]
    public async Task A_hint_and_a_declared_table_go_before_a_name()
    {
        var layout = new SheetLayout { ListObjects = [new("Prices", CellRange.Parse("A1:C4"))], NamedRanges = [new("Turnover", CellRange.Parse("A1:C4"))] };

        Assert.Equal("Prices", (await DetectOneAsync(CellSheet.Create(layout).PutRows("A1", Sales))).Name);
    }

    [Fact]
    public async Task A_pivot_table_is_read_under_the_labels_of_its_columns_and_its_caption_is_the_title()
    {
        var layout = new SheetLayout { PivotRanges = [new("PivotTable1", CellRange.Parse("A3:D7")) { FirstHeaderRow = 1, FirstDataRow = 2 }] };
        var sheet = CellSheet.Create(layout).PutRows("A1", ["Year", "(All)"]).PutRows(
            "A3",
            ["Sum of Revenue", "Column Labels"],
            ["Row Labels", "Nut", "Bolt", "Grand Total"],
            ["North", 10, 20, 30],
            ["South", 5, 7, 12],
            ["Grand Total", 15, 27, 42]);

        var table = await DetectOneAsync(sheet);

        Assert.Equal((TableKind.Pivot, "A4:D7", "Sum of Revenue", 1.0), (table.Kind, table.Range.ToString(), table.Title, table.Confidence));
        Assert.Equal((1, 1), (table.HeaderRows, table.HeaderColumns));
        Assert.Equal(["Row Labels", "Nut", "Bolt", "Grand Total"], table.Names());
        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total], table.Roles());
    }

    [Fact]
    public async Task A_pivot_table_with_two_row_fields_and_no_captions_keeps_its_name()
    {
        var layout = new SheetLayout { PivotRanges = [new("Orders", CellRange.Parse("B2:D5")) { FirstHeaderRow = 0, FirstDataRow = 1, FirstDataColumn = 2 }] };

        var table = await DetectOneAsync(CellSheet.Create(layout).PutRows("B2", ["Region", "City", "Count"], ["North", "Oslo", 4], [null, "Bergen", 3], ["South", "Rome", 2]));

        Assert.Equal((TableKind.Pivot, "Orders", 1, 2), (table.Kind, table.Name, table.HeaderRows, table.HeaderColumns));
        Assert.Equal(["North", "Bergen"], table.RowPath(1));
    }

    [Fact]
    public async Task Averages_of_groups_in_a_pivot_table_are_no_records()
    {
        var layout = new SheetLayout { PivotRanges = [new("Means", CellRange.Parse("A1:B6")) { FirstHeaderRow = 1, SummaryRows = [1, 4] }] };

        var table = await DetectOneAsync(CellSheet.Create(layout).PutRows("A1", ["Row Labels", "Average of Price"], ["North", 15], ["Oslo", 10], ["Bergen", 20], ["South", 8], ["Rome", 8]));

        Assert.Equal([RowRole.Subtotal, RowRole.Data, RowRole.Data, RowRole.Subtotal, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task A_line_above_a_declared_table_is_its_title_and_not_that_of_the_next()
    {
        var layout = new SheetLayout { ListObjects = [new("Sales", CellRange.Parse("A3:C6"))], PivotRanges = [new("Means", CellRange.Parse("H3:I6")) { FirstHeaderRow = 0 }] };
        var sheet = CellSheet.Create(layout).Put("A1", "Sales of the year").PutRows("A3", Sales)
            .Put("H2", "Means by region").PutRows("H3", ["Region", "Price"], ["North", 10.5], ["South", 9.5], ["East", 7.5])
            .PutRows("A12", ["Product", "Stock", "Place"], ["Nut", 100, "Rome"], ["Bolt", 200, "Oslo"], ["Nail", 300, "Bonn"]);

        var tables = await DetectAsync(sheet);

        Assert.Equal([("A3:C6", "Sales of the year"), ("H3:I6", "Means by region"), ("A12:C15", null)], tables.Select(table => (table.Range.ToString(), table.Title)));
    }

    [Fact]
    public async Task A_note_of_the_table_above_is_no_title_of_a_declared_table()
    {
        var layout = new SheetLayout { ListObjects = [new("Stock", CellRange.Parse("A7:B9"))] };

        var tables = await DetectAsync(CellSheet.Create(layout).PutRows("A1", Sales).Put("A5", "All figures are final").PutRows("A7", ["Product", "Stock"], ["Nut", 100], ["Bolt", 200]));

        Assert.Null(tables.Single(table => table.Name == "Stock").Title);
    }

    [Theory]
    [InlineData("Ann", "Bob", "Cid")]
    [InlineData(2021, 2022, 2023)]
    public async Task A_transposed_table_needs_no_word_above_its_attributes(object a, object b, object c)
    {
        var table = await DetectOneAsync(CellSheet.Create().PutRows("A1", [null, a, b, c], ["Age", 31, 42, 27], ["City", "Rome", "Oslo", "Bonn"], ["Salary", 1200.5, 1300, 900]));

        Assert.Equal(TableKind.Transposed, table.Kind);
    }

    [Fact]
    public async Task Figures_in_the_first_row_name_no_records()
    {
        var table = await DetectOneAsync(CellSheet.Create().PutRows("A1", ["Height", 181.5, 167.5], ["Age", 31, 42], ["City", "Rome", "Oslo"], ["Salary", 1200.5, 1300]));

        Assert.NotEqual(TableKind.Transposed, table.Kind);
    }

    [Fact]
    public async Task An_attribute_a_row_and_a_record_a_column_are_a_transposed_table()
    {
        var table = await DetectOneAsync(CellSheet.Create().PutRows(
            "A1", ["Name", "Ann", "Bob", "Cid"], ["Age", 31, 42, 27], ["City", "Rome", "Oslo", null], ["Salary", 1200.5, "1,300", "n/a"]));

        Assert.Equal((TableKind.Transposed, 1, 1), (table.Kind, table.HeaderRows, table.HeaderColumns));
        Assert.Equal(["Name", "Ann", "Bob", "Cid"], table.Names());
        Assert.Equal(["City"], table.RowPath(1));
        Assert.Contains("an attribute a row and a record a column", table.Profile.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_and_statements_are_not_transposed()
    {
        var records = await DetectOneAsync(CellSheet.Create().PutRows("A1", ["Name", "City", "Age"], ["Ann", "Rome", 31], ["Bob", "Oslo", 42], ["Cid", "Bonn", 27]));
        var statement = await DetectOneAsync(CellSheet.Create().PutRows("A1", ["Item", 2022, 2023], ["Revenue", 310, 420], ["Cost", 200, 280], ["Profit", 110, 140]));

        var units = await DetectOneAsync(CellSheet.Create().PutRows("A1", ["Country", "Men", "Women"], ["Unit", "persons", "persons"], ["France", 31, 32], ["Spain", 23, 24], ["Share", 0.5, 0.5]));
        Assert.Equal((TableKind.Records, TableKind.Matrix), (records.Kind, statement.Kind));
        Assert.NotEqual(TableKind.Transposed, units.Kind);
    }

    private static CellSheet Named(string name, string range) => CellSheet.Create(new() { NamedRanges = [new(name, CellRange.Parse(range))] });
}
