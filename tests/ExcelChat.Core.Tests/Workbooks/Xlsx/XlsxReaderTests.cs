using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class XlsxReaderTests
{
    private const string Cells = "<row r='1'><c r='A1'><v>1</v></c><c r='B1' t='s'><v>0</v></c></row>";

    [Theory]
    [InlineData("<row r='1'><c r='C1'><v>3</v></c><c r='B1'><v>2</v></c></row>", "B1=2 C1=3")]
    [InlineData("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>", "A1=1 B1=2 B2=3")]
    [InlineData("<row><c r='B7'><v>1</v></c></row><row><c><v>2</v></c></row>", "B7=1 A8=2")]
    [InlineData("<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='B1'><v>2</v></c></row>", "A1=1 B1=2")]
    [InlineData("<row r='1e2'><c><v>1</v></c></row>", "A100=1")]
    [InlineData("<row r='1'><c r='XFE1'><v>1</v></c><c r='b1'><v>2</v></c></row><row r='1048577'><c><v>3</v></c></row>", "B1=2")]
    [InlineData("<row\n r = \"2\" ><c\tr='A2' ><v > 7 </v ></c></row>", "A2=7")]
    [InlineData("<row r='1'><c r='A1'><v>1<!-- c -->2</v></c><c r='B1' t='str'><v><![CDATA[a<b]]></v></c></row>", "A1=12 B1=a<b")]
    [InlineData("<row r='1'><c r='A1' t='z'><v>odd</v></c><c r='B1' t='b'><v>true</v></c><c r='C1'><v/></c></row>", "A1=odd B1=TRUE")]
    [InlineData("<row r='1'><c r='A1' t='e'><v>#SPILL!</v></c><c r='B1' t='s'><v>99</v></c></row>", "A1=#SPILL!")]
    [InlineData("<row r='1'><c r='A1'><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>", "A1=1")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><r><t>in </t></r><r><t>", null)]
    public async Task Odd_but_readable_sheets_are_read_as_Excel_reads_them(string rows, string? expected)
    {
        var source = new WorkbookBuilder().Sheet("S", rows).Strings("<t>x</t>").Build();
        if (expected is null)
        {
            var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.ShownAsync(source));
            Assert.Equal((WorkbookProblem.Damaged, "S", "A1"), (error.Problem, error.Sheet, error.Cell));
            return;
        }

        Assert.Equal(expected, await WorkbookText.ShownAsync(source));
    }

    [Fact]
    public async Task Strings_lose_phonetic_hints_and_escapes_and_keep_preserved_space()
    {
        var source = new WorkbookBuilder()
            .Strings("<r><t>Tok</t></r><r><t>yo</t></r><rPh><t>toukyou</t></rPh>", "<t xml:space='preserve'> a </t>", "<t> b </t>", "<t>x_x0041_y_x005F_x0041_</t>", "")
            .Sheet("S", "<row>" + string.Concat(Enumerable.Range(0, 5).Select(i => $"<c t='s'><v>{i}</v></c>")) + "</row>")
            .Build();

        Assert.Equal(["Tokyo", " a ", "b", "xAy_x0041_"], (await WorkbookText.CellsAsync(source)).Select(c => c.Value.Text));
    }

    [Fact]
    public async Task Prefixes_and_strict_namespaces_make_no_difference()
    {
        const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        var source = new WorkbookBuilder().RawSheet("S", $"<x:worksheet xmlns:x='{Strict}'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>").Build();

        Assert.Equal("A1=5", await WorkbookText.ShownAsync(source));
    }

    [Fact]
    public async Task A_part_in_UTF16_is_read()
    {
        var xml = $"<?xml version='1.0' encoding='utf-16'?><worksheet xmlns='{WorkbookBuilder.Main}'><sheetData><row><c t='str'><v>ü</v></c></row></sheetData></worksheet>";
        var source = new WorkbookBuilder().Sheet("S", "").Part("xl/worksheets/sheet1.xml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]).Build();

        Assert.Equal("A1=ü", await WorkbookText.ShownAsync(source));
    }

    [Fact]
    public async Task Backslashes_in_the_archive_are_forgiven()
        => Assert.Equal("A1=1 B1=x", await WorkbookText.ShownAsync(new WorkbookBuilder().Sheet("S", Cells).Strings("<t>x</t>").Build(separator: '\\')));

    [Fact]
    public async Task A_lying_dimension_costs_nothing()
    {
        var source = new WorkbookBuilder().Sheet("S", "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", before: "<dimension ref='A1:XFD1048576'/>").Build();

        var (cells, allocated) = await Task.Factory.StartNew(
            () => ReadOnThisThread(source), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal("XFD1048576", Assert.Single(cells).Address.ToString());
        Assert.InRange(allocated, 0, 4_000_000);
    }

    [Fact]
    public async Task Number_formats_decide_between_numbers_dates_and_times()
    {
        var source = new WorkbookBuilder().Formats("yyyy-mm-dd", "h:mm", "0.0%")
            .Sheet("S", "<row><c s='1'><v>45352</v></c><c s='2'><v>0.5</v></c><c s='3'><v>0.075</v></c><c s='9'><v>1</v></c><c t='d'><v>2024-03-01T12:00:00</v></c></row>").Build();

        var cells = await WorkbookText.CellsAsync(source);

        Assert.Equal([CellKind.Date, CellKind.Time, CellKind.Number, CellKind.Number, CellKind.Date], cells.Select(c => c.Value.Kind));
        Assert.Equal(["2024-03-01", "12:00", "7.5%", "1"], cells.Take(4).Select(c => c.Text));
        Assert.Equal(45352.5, cells[4].Value.Number);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public async Task Dates_of_the_1904_system_are_moved_to_the_1900_system(string flag)
    {
        var source = new WorkbookBuilder { WorkbookProperties = $"date1904='{flag}'" }.Formats("yyyy-mm-dd", "h:mm")
            .Sheet("S", "<row><c s='1'><v>43890</v></c><c s='2'><v>0.25</v></c></row>").Build();

        Assert.Equal("A1=2024-03-01 B1=6:00", await WorkbookText.ShownAsync(source));
    }

    [Fact]
    public async Task Shared_formulas_are_written_out_for_each_cell()
    {
        var source = new WorkbookBuilder().Sheet("S",
            "<row r='1'><c r='B1'><f t='shared' ref='B1:B3' si='0'>A1*$A$1+SUM(A$1:A1)&amp;\"A1\"+LOG10(A1)+'A1'!C1</f><v>1</v></c></row>"
            + "<row r='2'><c r='C2'><f t='shared' si='0'/></c></row><row r='3'><c r='A3' t='str'><f>\"\"</f><v></v></c></row>").Build();

        var cells = await WorkbookText.CellsAsync(source);

        Assert.Equal("B2*$A$1+SUM(B$1:B2)&\"A1\"+LOG10(B2)+'A1'!D2", cells[1].Formula);
        Assert.Equal([false, true, false], cells.Select(c => c.LacksCachedValue));
    }

    [Fact]
    public async Task The_layout_names_merged_ranges_hidden_columns_and_tables_despite_a_malformed_link()
    {
        var source = new WorkbookBuilder()
            .Sheet("S", Cells, before: "<cols><col min='2' max='3' hidden='1'/><col min='16384' max='99999' hidden='true'/></cols>", after: "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='?'/></mergeCells>")
            .Table("displayName='Sales' ref='A1:C9' totalsRowCount='1'")
            .Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        var layout = await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);

        Assert.Equal([CellRange.Parse("A1:B2")], layout.MergedRanges);
        Assert.Equal([2, 3, 16384], layout.HiddenColumns);
        Assert.Equal([new ListObject("Sales", CellRange.Parse("A1:C9")) { TotalsRows = 1 }], layout.ListObjects);
    }

    [Fact]
    public async Task Sheets_keep_their_order_and_visibility_and_names_their_scope()
    {
        var source = new WorkbookBuilder().Sheet("One", Cells).Sheet("Two", Cells, attributes: "state='veryHidden'").Sheet("Three", Cells, attributes: "state='hidden'")
            .Names("<definedName name='Rate'>One!$B$4</definedName><definedName name='Here' localSheetId='1'>Two!$A$1</definedName>").Build();

        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        Assert.Equal([("One", SheetVisibility.Visible), ("Two", SheetVisibility.VeryHidden), ("Three", SheetVisibility.Hidden)], workbook.Sheets.Select(s => (s.Name, s.Visibility)));
        Assert.Equal([new DefinedName("Rate", "One!$B$4", null), new DefinedName("Here", "Two!$A$1", "Two")], workbook.DefinedNames);
    }

    [Fact]
    public async Task Hidden_rows_are_marked()
    {
        var source = new WorkbookBuilder().Sheet("S", "<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>").Build();
        await using var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken);

        var rows = await workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken).Select(r => (r.Number, r.Hidden)).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(1, false), (2, true)], rows);
    }

    [Fact]
    public async Task Sheets_of_one_workbook_can_be_read_at_the_same_time()
    {
        var rows = string.Concat(Enumerable.Range(1, 500).Select(r => $"<row r='{r}'><c r='A{r}'><v>{r}</v></c></row>"));
        await using var workbook = await WorkbookOpener.Default.OpenAsync(new WorkbookBuilder().Sheet("A", rows).Sheet("B", rows).Build(), TestContext.Current.CancellationToken);

        var sums = await Task.WhenAll(workbook.Sheets.Select(s => s.ReadRowsAsync(TestContext.Current.CancellationToken).Select(r => r.Cells.Span[0].Value.Number).SumAsync(TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal([125250.0, 125250.0], sums);
    }

    [Fact]
    public async Task A_document_type_is_refused_before_it_expands()
    {
        var source = new WorkbookBuilder().RawSheet("S", "<!DOCTYPE worksheet [<!ENTITY a 'aaaaaaaaaa'>]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>").Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.ShownAsync(source));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("document type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_string_longer_than_Excel_allows_ends_where_Excel_cuts_it_and_costs_no_other()
    {
        string most = new('a', 32_767), more = most + "b", pair = most[1..] + "😀";
        var source = new WorkbookBuilder().Strings($"<t>{more}</t>", $"<r><t>{most}</t></r><r><t>b</t></r>", $"<t>{pair}</t>", $"<t>{most}</t>", "<t>short</t>").Sheet(
            "S",
            $"<row>{string.Concat(Enumerable.Range(0, 5).Select(i => $"<c t='s'><v>{i}</v></c>"))}<c t='inlineStr'><is><t>{more}</t></is></c><c t='str'><v>{more}</v></c></row>").Build();

        var cut = most[1..] + "…";
        Assert.Equal([cut, cut, cut, most, "short", cut, cut], (await WorkbookText.CellsAsync(source)).Select(c => c.Value.Text));
    }

    [Fact]
    public async Task A_character_of_two_halves_is_not_cut_in_two()
    {
        var source = new WorkbookBuilder().Strings($"<t>{new string('a', 32_765)}😀b</t>").Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build();

        Assert.Equal(new string('a', 32_765) + "…", Assert.Single(await WorkbookText.CellsAsync(source)).Value.Text);
    }

    [Fact]
    public async Task Waiting_for_the_shared_strings_ends_when_the_caller_wants_no_more()
    {
        using var file = new XlsxFile(new WorkbookBuilder().Strings("<t>a</t>").Build(), WorkbookLimits.Default) { StringsPart = "xl/sharedStrings.xml" };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await file.PrepareAsync(new(canceled: true)));
        await file.PrepareAsync(TestContext.Current.CancellationToken);

        Assert.Equal("a", file.Strings.Text(0));
    }

    [Fact]
    public async Task Of_two_sheets_that_lead_to_one_part_the_first_has_it()
    {
        const string Links = "<Relationships><Relationship Id='s1' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='s2' Type='x/worksheet' Target='/XL/worksheets/%73heet1.xml'/></Relationships>";
        var source = new WorkbookBuilder().Sheet("S", "<row><c><v>7</v></c></row>").Sheet("T", "").Part("xl/_rels/workbook.xml.rels", Links).Build();

        Assert.Equal("A1=7", await WorkbookText.ShownAsync(source));
        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.ShownAsync(source, sheet: 1));
        Assert.Equal((WorkbookProblem.Damaged, "T"), (error.Problem, error.Sheet));
        Assert.Contains("no part of its own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_to_stop_is_not_taken_for_damage()
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(new WorkbookBuilder().Sheet("S", Cells).Build(), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await workbook.Sheets[0].ReadRowsAsync(new(canceled: true)).CountAsync(TestContext.Current.CancellationToken));
    }

    // A thread of its own: what it allocates is this reading and nothing else, whatever the other tests do meanwhile.
    private static (List<Cell> Cells, long Allocated) ReadOnThisThread(WorkbookSource source)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cells = WorkbookText.CellsAsync(source).GetAwaiter().GetResult();
        return (cells, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
