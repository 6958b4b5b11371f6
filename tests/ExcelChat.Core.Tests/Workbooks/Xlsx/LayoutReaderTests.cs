using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class LayoutReaderTests
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";
    private const string Threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";

    [Fact]
    public async Task Links_lead_out_of_the_workbook_or_inside_it()
    {
        var layout = await LayoutAsync(new WorkbookBuilder()
            .Sheet("S", "", after: "<hyperlinks><hyperlink ref='A1' r:id='h1' tooltip='Ask_x000a_first'/><hyperlink ref='B2:B4' location='Other!C3' display='There'/><hyperlink ref='C1' r:id='none'/><hyperlink ref='?'/></hyperlinks>")
            .Link(Sheet1, "h1", "hyperlink", "http://[bad,mailto:a@b@c", external: true));

        Assert.Equal(
            [
                new Hyperlink(CellRange.Parse("A1")) { Target = "http://[bad,mailto:a@b@c", Tooltip = "Ask\nfirst" },
                new Hyperlink(CellRange.Parse("B2:B4")) { Location = "Other!C3", Display = "There" },
                new Hyperlink(CellRange.Parse("C1")),
            ],
            layout.Hyperlinks);
    }

    [Fact]
    public async Task Names_of_ranges_come_with_the_sheet_that_they_lie_on_and_other_names_with_none()
    {
        var source = new WorkbookBuilder().Sheet("My sheet", "").Sheet("Two", "").Names(
            "<definedName name='Prices'>'My sheet'!$B$2:$C$9</definedName><definedName name='Rate'>1.5</definedName><definedName name='Moving'>OFFSET(Two!$A$1,Two!$B$1:$C$3,0)</definedName>"
            + "<definedName name='_xlnm.Print_Area' localSheetId='1'>Two!$A$1:$B$4,Two!$D$1:$E$4</definedName><definedName name='Gone'>#REF!</definedName>").Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        var one = await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);
        var two = await workbook.Sheets[1].ReadLayoutAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new("Prices", CellRange.Parse("B2:C9"))], one.NamedRanges);
        Assert.Equal([new(NamedRange.PrintArea, CellRange.Parse("A1:B4")), new(NamedRange.PrintArea, CellRange.Parse("D1:E4"))], two.NamedRanges);
    }

    [Fact]
    public async Task A_pivot_table_has_a_place_and_tells_where_its_labels_end_and_which_rows_are_totals()
    {
        const string Definition = "<pivotTableDefinition name='P'><location ref='A3:D9' firstHeaderRow='1' firstDataRow='2' firstDataCol='1'/><rowItems count='5'><i><x/></i><i r='1'><x v='1'/></i><i r='1'><x v='2'/></i><i t='default'><x/></i>"
            + "<i t='grand'><x/></i></rowItems><colItems><i><x/></i></colItems></pivotTableDefinition>";
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "")
            .Link(Sheet1, "p", "pivotTable", "../pivotTables/p1.xml").Part("xl/pivotTables/p1.xml", Definition)
            .Link(Sheet1, "q", "pivotTable", "../pivotTables/p2.xml").Part("xl/pivotTables/p2.xml", "<broken"));

        var pivot = Assert.Single(layout.PivotRanges);
        Assert.Equal(("P", "A3:D9", 1, 2, 1), (pivot.Name, pivot.Range.ToString(), pivot.FirstHeaderRow, pivot.FirstDataRow, pivot.FirstDataColumn));
        Assert.Equal([2, 5, 6], pivot.SummaryRows);
        Assert.Equal("xl/pivotTables/p2.xml", Assert.Single(layout.UnreadParts).Part);
    }

    [Fact]
    public async Task A_collapsed_item_of_a_pivot_table_is_no_total()
    {
        const string Definition = "<pivotTableDefinition name='P'><location ref='A1:B6' firstHeaderRow='0' firstDataRow='1' firstDataCol='1'/><rowItems count='5'><i><x/></i><i r='1'><x/></i><i><x v='1'/></i><i><x v='2'/></i>"
            + "<i t='grand'><x/></i></rowItems></pivotTableDefinition>";

        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "").Link(Sheet1, "p", "pivotTable", "../pivotTables/p1.xml").Part("xl/pivotTables/p1.xml", Definition));

        Assert.Equal([1, 5], Assert.Single(layout.PivotRanges).SummaryRows);
    }

    [Fact]
    public async Task A_note_has_an_author_and_the_text_of_all_its_runs()
    {
        var layout = await LayoutAsync(WithNotes("<comment ref='B2' authorId='1'><text><r><t xml:space='preserve'>Ann: </t></r><r><t>check</t></r><rPh><t>no</t></rPh></text></comment><comment ref='A1' authorId='9'><text><t>x</t></text></comment>"));

        Assert.Equal([("A1", "", "x"), ("B2", "Ann", "Ann: check")], layout.Comments.Select(c => (c.Cell.ToString(), c.Author, c.Text)));
        Assert.All(layout.Comments, c => Assert.False(c.IsThread));
    }

    [Fact]
    public async Task Of_two_sheets_that_lead_to_the_same_notes_the_first_has_them()
    {
        var source = WithNotes("<comment ref='A1'><text><t>x</t></text></comment>").Sheet("T", "").Link("xl/worksheets/sheet2.xml", "n", "comments", "../COMMENTS1.xml").Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        var first = await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);
        var second = await workbook.Sheets[1].ReadLayoutAsync(TestContext.Current.CancellationToken);
        var again = await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 0, 1], new[] { first, second, again }.Select(l => l.Comments.Count));
        Assert.Equal(["xl/COMMENTS1.xml"], second.UnreadParts.Select(p => p.Part));
        Assert.Empty(again.UnreadParts);
    }

    [Fact]
    public async Task A_thread_takes_the_place_of_the_note_that_stands_for_it()
    {
        var layout = await LayoutAsync(WithNotes("<comment ref='B2' authorId='0'><text><t>[Threaded comment] Your version of Excel …</t></text></comment><comment ref='C3' authorId='1'><text><t>kept</t></text></comment>")
            .Part("xl/threadedComments/t1.xml", $"<ThreadedComments xmlns='{Threads}'><threadedComment ref='B2' dT='2024-03-01T10:00:00.50' personId='{{B}}' id='{{2}}' parentId='{{1}}'><text>Because</text></threadedComment>"
                + "<threadedComment ref='B2' dT='2024-03-01T09:00:00.00' personId='{a}' id='{1}' done='1'><text>Why &lt;7?</text><mentions/></threadedComment></ThreadedComments>")
            .Part("xl/persons/person.xml", $"<personList xmlns='{Threads}'><person displayName='Ann Lee' id='{{A}}'/></personList>")
            .Link(Sheet1, "t", "threadedComment", "../threadedComments/t1.xml").Link("xl/workbook.xml", "p", "person", "persons/person.xml"));

        Assert.Equal(["B2", "C3"], layout.Comments.Select(c => c.Cell.ToString()));
        var thread = layout.Comments[0];
        Assert.Equal(("Ann Lee", "Why <7?", true, true), (thread.Author, thread.Text, thread.IsThread, thread.IsResolved));
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 9, 0, 0, TimeSpan.Zero), thread.Written);
        Assert.Equal([new CommentReply("", "Because", new DateTimeOffset(2024, 3, 1, 10, 0, 0, 500, TimeSpan.Zero))], thread.Replies);
    }

    [Fact]
    public async Task Drop_down_lists_name_their_items_or_the_cells_that_hold_them()
    {
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "", after:
            "<dataValidations><dataValidation type='list' sqref='A2:A9 C2' promptTitle='Region' prompt='Choose one'><formula1>\"North, South,\"\"East\"\"\"</formula1></dataValidation>"
            + "<dataValidation type='decimal' operator='notBetween' sqref='D1'><formula1>0</formula1><formula2>Limits!$B$1</formula2></dataValidation><dataValidation type='list' sqref='?'/></dataValidations>"
            + "<extLst><ext><x14:dataValidations xmlns:x14='u:14' xmlns:xm='u:m'><x14:dataValidation type='list'><x14:formula1><xm:f>Lists!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"));

        Assert.Equal([DataValidationKind.List, DataValidationKind.Number, DataValidationKind.List], layout.Validations.Select(v => v.Kind));
        Assert.Equal(["North", "South", "\"East\""], layout.Validations[0].Items);
        Assert.Equal(["A2:A9", "C2"], layout.Validations[0].Ranges.Select(r => r.ToString()));
        Assert.Equal(("Region\nChoose one", null), (layout.Validations[0].Prompt, layout.Validations[0].Formula));
        Assert.Equal(("notBetween", "0", "Limits!$B$1"), (layout.Validations[1].Comparison, layout.Validations[1].Formula, layout.Validations[1].UpperFormula));
        Assert.Equal(("Lists!$A$2:$A$9", "B2:B9"), (layout.Validations[2].Formula, layout.Validations[2].Ranges[0].ToString()));
    }

    [Fact]
    public async Task Grouped_columns_and_the_side_of_their_summary_are_told()
    {
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "", before:
            "<sheetPr><outlinePr summaryBelow='0'/></sheetPr><cols><col min='1' max='1' width='9'/><col min='2' max='4' outlineLevel='1'/><col min='5' max='5' outlineLevel='2' hidden='1'/></cols>"));

        Assert.Equal([new OutlineColumns(2, 4, 1), new OutlineColumns(5, 5, 2)], layout.Outline.Columns);
        Assert.Equal((false, true), (layout.Outline.SummaryBelow, layout.Outline.SummaryRight));
        Assert.Equal([5], layout.HiddenColumns);
    }

    [Fact]
    public async Task Frozen_panes_filter_and_declared_range_are_those_of_the_sheet_not_of_a_saved_view()
    {
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet(
            "S",
            "<row r='9'><c r='B9'><v>1</v></c></row>",
            before: "<dimension ref='A1'/><sheetViews><sheetView><pane xSplit='1' ySplit='2.0' state='frozen'/></sheetView></sheetViews>",
            after: "<autoFilter ref='A1:D10'/><customSheetViews><customSheetView><pane ySplit='7' state='frozen'/><autoFilter ref='A1:Z99'/></customSheetView></customSheetViews>"));

        Assert.Equal(new FrozenPanes(2, 1), layout.FrozenPanes);
        Assert.Equal(CellRange.Parse("A1:D10"), layout.AutoFilter);
        Assert.Equal(CellRange.Parse("A1"), layout.DeclaredRange);
    }

    [Fact]
    public async Task A_split_window_freezes_nothing()
        => Assert.Null((await LayoutAsync(new WorkbookBuilder().Sheet("S", "", before: "<sheetViews><sheetView><pane xSplit='2400' ySplit='1200'/></sheetView></sheetViews>"))).FrozenPanes);

    [Fact]
    public async Task Columns_of_a_table_keep_their_names_and_formulas()
    {
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "").Link(Sheet1, "t", "table", "../tables/table1.xml").Part("xl/tables/table1.xml",
            $"<table xmlns='{WorkbookBuilder.Main}' displayName='Sales' ref='A1:B9'><tableColumns><tableColumn id='1' name='Net_x000a_price'/><tableColumn id='2' name='Gross'><calculatedColumnFormula>Sales[[#This Row],[Net]]*1.2</calculatedColumnFormula></tableColumn></tableColumns></table>"));

        Assert.Equal([new ListObjectColumn("Net\nprice", null), new ListObjectColumn("Gross", "Sales[[#This Row],[Net]]*1.2")], Assert.Single(layout.ListObjects).Columns);
    }

    [Fact]
    public async Task Damage_around_the_cells_costs_the_damaged_part_alone()
    {
        var layout = await LayoutAsync(WithNotes("<comment ref='A1'>")
            .Link(Sheet1, "t", "table", "../tables/gone.xml").Link(Sheet1, "u", "table", "../../../../etc/passwd").Link(Sheet1, "v", "table", "../tables/table1.xml")
            .Part("xl/tables/table1.xml", $"<table xmlns='{WorkbookBuilder.Main}' displayName='Sales' ref='A1:B9'/>"));

        Assert.Equal("Sales", Assert.Single(layout.ListObjects).Name);
        Assert.Equal(["xl/tables/gone.xml", "etc/passwd", "xl/comments1.xml"], layout.UnreadParts.Select(p => p.Part));
        Assert.All(layout.UnreadParts, p => Assert.NotEmpty(p.Reason));
    }

    [Fact]
    public async Task A_document_type_in_a_part_around_the_cells_is_refused()
    {
        var layout = await LayoutAsync(WithNotes("").Part("xl/comments1.xml", "<!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'>]><comments><commentList><comment ref='A1'><text><t>&a;</t></text></comment></commentList></comments>"));

        Assert.Empty(layout.Comments);
        Assert.Contains("document type", Assert.Single(layout.UnreadParts).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_a_sheet_that_cannot_be_read_cost_the_parts_behind_them()
    {
        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "", after: "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>").Part("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>"));

        Assert.Single(layout.MergedRanges);
        Assert.Equal(Sheet1, Assert.Single(layout.UnreadParts).Part);
    }

    [Fact]
    public async Task More_links_than_any_honest_sheet_has_are_cut_off_and_the_layout_says_so()
    {
        var links = new StringBuilder();
        for (var row = 1; row <= 100_002; row++)
        {
            links.Append("<hyperlink ref='A").Append(row).Append("'/>");
        }

        var layout = await LayoutAsync(new WorkbookBuilder().Sheet("S", "", after: $"<hyperlinks>{links}</hyperlinks>"));

        Assert.Equal(100_000, layout.Hyperlinks.Count);
        Assert.Contains("too many links", Assert.Single(layout.UnreadParts).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_around_the_cells_that_goes_beyond_a_limit_ends_the_reading()
    {
        var limits = WorkbookLimits.Default with { MaxDecompressedBytes = 100_000 };
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, limits).OpenAsync(WithNotes(new string(' ', 200_000)).Build(), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<WorkbookException>(async () => await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken));

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxDecompressedBytes)), (error.Problem, error.Limit));
    }

    [Theory]
    [InlineData("<!-- </sheetData><mergeCells><mergeCell ref='C1:C9'/></mergeCells> -->")]
    [InlineData("<row><c><v><![CDATA[</sheetData><mergeCells><mergeCell ref='C1:C9'/></mergeCells>]]></v></c></row>")]
    [InlineData("<?pi </sheetData><mergeCells><mergeCell ref='C1:C9'/></mergeCells> ?>")]
    public async Task What_only_looks_like_the_end_of_the_rows_is_not_taken_for_it(string rows)
        => Assert.Equal([CellRange.Parse("A1:B2")], (await LayoutAsync(new WorkbookBuilder().Sheet("S", rows, after: "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"))).MergedRanges);

    [Theory]
    [InlineData("<!-- <sheetData> --><sheetData><row/></sheetData>")]
    [InlineData("<sheetData/>")]
    [InlineData("<sheetData a='x>y'><row/></sheetData>")]
    [InlineData("<x:sheetData xmlns:x='u'><row/></x:sheetData>")]
    [InlineData("<sheetDataX/><sheetData><row/></sheetData>")]
    [InlineData("")]
    public async Task However_the_rows_are_written_what_follows_them_is_read(string sheetData)
        => Assert.Equal([CellRange.Parse("A1:B2")], (await LayoutAsync(new WorkbookBuilder().RawSheet("S", $"<worksheet>{sheetData}<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>"))).MergedRanges);

    [Fact]
    public async Task The_layout_of_a_sheet_in_UTF16_is_read()
    {
        var xml = "<?xml version='1.0' encoding='utf-16'?><worksheet><sheetData><row/></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>";

        Assert.Single((await LayoutAsync(new WorkbookBuilder().Sheet("S", "").Part(Sheet1, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]))).MergedRanges);
    }

    [Fact]
    public async Task A_sheet_that_ends_among_its_rows_is_damaged()
    {
        var error = await Assert.ThrowsAsync<WorkbookException>(() => LayoutAsync(new WorkbookBuilder().RawSheet("S", "<worksheet><sheetData><row>")));

        Assert.Equal((WorkbookProblem.Damaged, "S"), (error.Problem, error.Sheet));
    }

    private static WorkbookBuilder WithNotes(string notes) => new WorkbookBuilder().Sheet("S", "").Link(Sheet1, "n", "comments", "../comments1.xml").Part(
        "xl/comments1.xml",
        $"<comments xmlns='{WorkbookBuilder.Main}'><authors><author>tc={{1}}</author><author>Ann</author></authors><commentList>{notes}</commentList></comments>");

    private static async Task<SheetLayout> LayoutAsync(WorkbookBuilder builder)
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(builder.Build(), TestContext.Current.CancellationToken);
        return await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);
    }
}
