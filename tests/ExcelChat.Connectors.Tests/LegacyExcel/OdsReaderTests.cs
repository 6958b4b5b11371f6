using System.Globalization;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Xunit;
using static ExcelChat.Connectors.Tests.LegacyExcel.OdsWriter;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class OdsReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_have_the_type_that_the_file_says_and_show_without_a_style_too()
    {
        var book = Sheet(Row(
            Cell("float", "1234.5", "1234,5"),
            Cell("percentage", "0.075", "7,5%"),
            Cell("currency", "12.5", "12,50 €", "office:currency='EUR'"),
            Cell("date", "2024-03-01", "01.03.24"),
            Cell("date", "2024-03-01T18:30:00", "x"),
            Cell("time", "PT26H03M00S", "26:03"),
            Cell("boolean", "true", "WAHR"),
            Text("two  words<text:s text:c='2'/>here<text:line-break/>below"),
            "<table:table-cell office:value-type='string' calcext:value-type='error' table:formula='of:=1/0'><text:p>#DIV/0!</text:p></table:table-cell>"));

        var cells = await Legacy.CellsAsync(book);

        Assert.Equal(
            [CellKind.Number, CellKind.Number, CellKind.Number, CellKind.Date, CellKind.Date, CellKind.Time, CellKind.Boolean, CellKind.Text, CellKind.Error],
            cells.Select(c => c.Value.Kind));
        Assert.Equal(["1234.5", "7.50%", "EUR 12.50", "2024-03-01", "2024-03-01 18:30:00", "26:03:00", "TRUE", "two words  here\nbelow", "#DIV/0!"], cells.Select(c => c.Text));
        Assert.Equal("EUR", cells[2].Format.Currency);
        Assert.Equal(45352, cells[3].Value.Number);
    }

    [Fact]
    public async Task Cells_show_as_their_style_says_which_may_be_that_of_their_column_or_of_a_parent()
    {
        const string Styles = """
            <number:number-style style:name="N1P0"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text> kg</number:text></number:number-style>
            <number:number-style style:name="N1"><number:text>(</number:text><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text>)</number:text><style:map style:condition="value()&gt;=0" style:apply-style-name="N1P0"/></number:number-style>
            <number:date-style style:name="N2"><number:day number:style="long"/><number:text>.</number:text><number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
            <number:percentage-style style:name="N3"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
            <style:style style:name="a" style:family="table-cell" style:data-style-name="N1"/>
            <style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>
            <style:style style:name="c" style:family="table-cell" style:data-style-name="N2"/>
            <style:style style:name="d" style:family="table-cell" style:data-style-name="N3"/>
            """;
        var book = Sheet(
            "<table:table-column table:number-columns-repeated='2'/><table:table-column table:default-cell-style-name='c'/>"
            + Row(Cell("float", "1234567.891", "", "table:style-name='a'"), Cell("float", "-12", "", "table:style-name='b'"), Cell("date", "2024-03-01", ""), Cell("percentage", "0.0751", "", "table:style-name='d'")),
            Styles);

        Assert.Equal(["A1=1,234,567.89 kg", "B1=(12.00)", "C1=01.Mar 2024", "D1=7.5%"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task Formulas_are_in_the_notation_of_Excel()
    {
        static string Formula(string formula) => $"<table:table-cell table:formula='of:={formula}' office:value-type='float' office:value='1'/>";
        var book = Sheet(Row(
            Formula("SUM([.A1:.$B$2];1)"),
            Formula("[$&apos;My &apos;&apos;x.y&apos;.A1]&amp;\"a;b\""),
            Formula("COM.MICROSOFT.IFS([Other.B2];{1;2|3})"),
            "<table:table-cell table:formula='of:=[.A1]'/>"));

        var cells = await Legacy.CellsAsync(book);

        Assert.Equal(["SUM(A1:$B$2,1)", "'My ''x.y'!A1&\"a;b\"", "IFS(Other!B2,{1,2;3})", "A1"], cells.Select(c => c.Formula));
        Assert.Equal([false, false, false, true], cells.Select(c => c.LacksCachedValue));
    }

    [Fact]
    public async Task A_million_empty_rows_of_sixteen_thousand_cells_are_skipped_and_what_follows_keeps_its_place()
    {
        var book = Sheet(
            "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384' table:style-name='x'/></table:table-row>"
            + Row("<table:table-cell table:number-columns-repeated='16383'/>", Cell("float", "7", "7"), "<table:table-cell table:number-columns-repeated='2000000000'/>"));

        Assert.Equal(["XFD1048571=7"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task Hidden_things_merged_ranges_and_names_are_known_and_notes_are_no_values()
    {
        var book = Content(
            "<table:table table:name='One'><table:table-column/><table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>"
            + "<table:table-row-group><table:table-row table:visibility='filter'><table:table-cell office:value-type='string' table:number-columns-spanned='2' table:number-rows-spanned='3'>"
            + "<office:annotation><text:p>a note</text:p></office:annotation><text:p>x</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-row-group></table:table>"
            + "<table:table table:name='Two' table:style-name='ta'/>"
            + "<table:named-expressions><table:named-range table:name='Rate' table:cell-range-address='$One.$A$1:.$B$2'/></table:named-expressions>",
            "<style:style style:name='ta' style:family='table'><style:table-properties table:display='false'/></style:style>");

        await using var workbook = await Legacy.OpenAsync(book);
        var layout = await workbook.Sheets[0].ReadLayoutAsync(Cancel);
        var row = await workbook.Sheets[0].ReadRowsAsync(Cancel).Select(r => (r.Hidden, r.Cells.Span[0].Text)).SingleAsync(Cancel);

        Assert.Equal([("One", SheetVisibility.Visible), ("Two", SheetVisibility.Hidden)], workbook.Sheets.Select(s => (s.Name, s.Visibility)));
        Assert.Equal((true, "x"), row);
        Assert.Equal("A1:B3", Assert.Single(layout.MergedRanges).ToString());
        Assert.Equal([2, 3], layout.HiddenColumns);
        Assert.Equal(new("Rate", "One!$A$1:$B$2", null), Assert.Single(workbook.DefinedNames));
        Assert.Equal(new("Rate", CellRange.Parse("A1:B2")), Assert.Single(layout.NamedRanges));
        Assert.Empty(await Legacy.CellsAsync(workbook.Sheets[1]));
    }

    [Theory]
    [InlineData(nameof(WorkbookLimits.MaxRows))]
    [InlineData(nameof(WorkbookLimits.MaxColumns))]
    [InlineData(nameof(WorkbookLimits.MaxCells))]
    [InlineData(nameof(WorkbookLimits.MaxXmlDepth))]
    [InlineData(nameof(WorkbookLimits.MaxCompressionRatio))]
    [InlineData(nameof(WorkbookLimits.MaxDecompressedBytes))]
    public async Task A_file_beyond_a_limit_is_refused_by_the_limits_name(string limit)
    {
        var one = Cell("float", "1", "1");
        var book = limit switch
        {
            nameof(WorkbookLimits.MaxRows) => Sheet($"<table:table-row table:number-rows-repeated='2000000000'>{one}</table:table-row>"),
            nameof(WorkbookLimits.MaxColumns) => Sheet(Row(Cell("float", "1", "1", "table:number-columns-repeated='2000000000'"))),
            nameof(WorkbookLimits.MaxCells) => Sheet($"<table:table-row table:number-rows-repeated='1000'>{one}</table:table-row>"),
            nameof(WorkbookLimits.MaxCompressionRatio) => Sheet($"<table:table-row table:number-rows-repeated='1048576'>{one}{one}</table:table-row>"),
            nameof(WorkbookLimits.MaxXmlDepth) => Sheet(Row(Text(string.Concat(Enumerable.Repeat("<text:span>", 100)) + string.Concat(Enumerable.Repeat("</text:span>", 100))))),
            _ => Sheet(Row(Text(new string('x', 1 << 17)))),
        };

        var error = await Legacy.FailAsync(book, limits: new() { MaxCells = limit is nameof(WorkbookLimits.MaxCells) ? 999 : long.MaxValue, MaxDecompressedBytes = 1 << 16 });

        Assert.Equal((WorkbookProblem.LimitExceeded, limit), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task A_long_text_may_not_be_repeated_as_often_as_a_short_one()
    {
        byte[] Book(int length) => Sheet($"<table:table-row table:number-rows-repeated='100000'>{Text(new('x', length))}</table:table-row>");

        await using var workbook = await Legacy.OpenAsync(Book(60));
        Assert.Equal(100_000, await workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(nameof(WorkbookLimits.MaxCompressionRatio), (await Legacy.FailAsync(Book(10_000))).Limit);
    }

    [Fact]
    public async Task A_document_type_is_refused()
    {
        var book = Content("", before: "<!DOCTYPE x [<!ENTITY a 'b'>]>");

        Assert.Equal(WorkbookProblem.Damaged, (await Legacy.FailAsync(book)).Problem);
    }

    [Fact]
    public async Task Other_documents_and_encrypted_ones_are_named_as_what_they_are()
    {
        var letter = ZipWriter.Write(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray()));
        var locked = ZipWriter.Write(
            ("mimetype", ZipWriter.Utf8(OdsWriter.Type)),
            ("content.xml", [1, 2, 3]),
            ("META-INF/manifest.xml", "<!DOCTYPE m SYSTEM 'Manifest.dtd'><m><file-entry><encryption-data/></file-entry></m>"u8.ToArray()));

        Assert.Equal(WorkbookProblem.NotAWorkbook, (await Legacy.FailAsync(letter)).Problem);
        Assert.Equal(WorkbookProblem.PasswordProtected, (await Legacy.FailAsync(locked)).Problem);
    }

    [Fact]
    public Task Any_damage_ends_in_a_result_or_the_typed_error()
        => Legacy.SurvivesDamageAsync(Sheet(Row(Cell("float", "1", "1"), Cell("date", "2024-01-01", "")) + Row(Text("x", "table:number-columns-repeated='3'"))), step: 3);

    [Property(MaxTest = 60, Replay = "(7,9)")]
    public async Task Repeats_of_rows_and_cells_mean_the_same_as_writing_them_out(NonEmptyArray<NonEmptyArray<(byte Count, byte Value)>> rows)
    {
        var (xml, expected, number) = ("", new List<string>(), 1);
        foreach (var runs in rows.Get.Select(r => r.Get))
        {
            var repeats = 1 + (runs[0].Count % 3);
            var cells = runs.Select(r => r.Value % 3 == 0
                ? $"<table:table-cell table:number-columns-repeated='{1 + (r.Count % 5)}'/>"
                : Cell("float", r.Value.ToString(CultureInfo.InvariantCulture), "", $"table:number-columns-repeated='{1 + (r.Count % 5)}'"));
            xml += $"<table:table-row table:number-rows-repeated='{repeats}'>{string.Concat(cells)}</table:table-row>";
            for (var i = 0; i < repeats; i++, number++)
            {
                var column = 1;
                foreach (var (count, value) in runs)
                {
                    expected.AddRange(Enumerable.Range(column, 1 + (count % 5)).Where(_ => value % 3 != 0).Select(c => $"{new CellAddress(number, c)}={value}"));
                    column += 1 + (count % 5);
                }
            }
        }

        Assert.Equal(expected, await Legacy.TextsAsync(Sheet(xml)));
    }
}
