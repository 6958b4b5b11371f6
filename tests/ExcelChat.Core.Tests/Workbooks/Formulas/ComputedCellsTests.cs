using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

public sealed class ComputedCellsTests
{
    [Fact]
    public async Task A_workbook_without_stored_results_is_readable_with_values()
    {
        var cells = await WorkbookText.CellsAsync(FormulaBook.Of([2, "=A1*10", "=B1+A1"], ["=C1&\"!\"", "=A2=\"22!\"", "=1/0"]));

        Assert.Equal("A1=2 B1=20 C1=22 A2=22! B2=TRUE C2=#DIV/0!", string.Join(' ', cells.Select(c => $"{c.Address}={c.Text}")));
        Assert.Equal([false, true, true, true, true, true], cells.Select(c => c.IsComputed));
        Assert.Equal([false, true, true, true, true, true], cells.Select(c => c.LacksCachedValue));
    }

    [Fact]
    public async Task What_cannot_be_computed_stays_without_a_value_and_so_does_what_needs_it()
    {
        var cells = await WorkbookText.CellsAsync(FormulaBook.Of(["=NOW()", "=A1+1", "=IFERROR(B1,0)", "=IF(TRUE,1,A1)"]));

        Assert.Equal([true, true, true, false], cells.Select(c => c.Value.IsBlank));
        Assert.Equal([false, false, false, true], cells.Select(c => c.IsComputed));
        Assert.All(cells, c => Assert.True(c.LacksCachedValue));
    }

    [Fact]
    public async Task A_stored_result_is_kept_whatever_computing_would_give()
    {
        var cells = await WorkbookText.CellsAsync(new WorkbookBuilder().Sheet("S", "<row><c><f>1+1</f><v>5</v></c><c><f>A1+1</f></c></row>").Build());

        Assert.Equal([5, 6], cells.Select(c => c.Value.Number));
        Assert.Equal([false, true], cells.Select(c => c.IsComputed));
    }

    [Fact]
    public async Task The_number_format_makes_a_result_a_date_or_a_time()
    {
        var source = new WorkbookBuilder().Formats("yyyy-mm-dd", "h:mm").Sheet("S", "<row><c s='1'><f>DATE(2024,3,1)</f></c><c s='2'><f>1/4</f></c></row>").Build();

        var cells = await WorkbookText.CellsAsync(source);

        Assert.Equal([CellKind.Date, CellKind.Time], cells.Select(c => c.Value.Kind));
        Assert.Equal(["2024-03-01", "6:00"], cells.Select(c => c.Text));
    }

    [Fact]
    public async Task Circles_stay_without_values_and_do_no_harm_to_others()
    {
        var cells = await WorkbookText.CellsAsync(FormulaBook.Of(["=B1+1", "=C1+1", "=A1+1", "=D1", "=SUM(E1:F1)", "=1+1"]));

        Assert.Equal(["?", "?", "?", "?", "?", "2"], cells.Select(FormulaBook.Show));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chain_of_100000_cells_is_computed_from_either_end(bool downwards)
    {
        const int Length = 100_000;
        var rows = Enumerable.Range(1, Length).Select(i => $"<row r='{i}'><c r='A{i}'><f>{(downwards ? i == 1 ? "1" : $"A{i - 1}+1" : i == Length ? "1" : $"A{i + 1}+1")}</f></c></row>");

        var cells = await WorkbookText.CellsAsync(new WorkbookBuilder().Sheet("S", string.Concat(rows)).Build());

        Assert.Equal(downwards ? Length : 1, cells[^1].Value.Number);
        Assert.Equal(downwards ? 1 : Length, cells[0].Value.Number);
        Assert.All(cells, c => Assert.True(c.IsComputed));
    }

    [Fact]
    public async Task A_sheet_with_more_cells_than_the_limit_is_left_as_it_is()
    {
        var source = FormulaBook.Of([1, 2, 3], ["=A1+B1", "=1+1"]);
        async Task<string> Read(int limit)
        {
            await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, new() { MaxEvaluatedCells = limit }).OpenAsync(source, TestContext.Current.CancellationToken);
            var shown = "";
            await foreach (var row in workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken))
            {
                shown += string.Concat(row.Cells.ToArray().Select(c => c.LacksCachedValue ? FormulaBook.Show(c) : c.Text));
            }

            return shown;
        }

        Assert.Equal("12332", await Read(5));
        Assert.Equal("123??", await Read(4));
        Assert.Equal("123??", await Read(0));
    }

    [Fact]
    public async Task Endless_work_ends()
    {
        var rows = Enumerable.Range(1, 2000).Select(i => new object?[] { i, "=SUMPRODUCT($A$1:$A$2000*$A$1:$A$2000)" }).ToArray();
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, new() { MaxEvaluatedCells = 4000 }).OpenAsync(FormulaBook.Of(rows), TestContext.Current.CancellationToken);

        var computed = 0;
        await foreach (var row in workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken))
        {
            computed += row.Cells.Span[1].IsComputed ? 1 : 0;
        }

        Assert.InRange(computed, 1, 1999);
    }

    [Fact]
    public async Task A_long_sheet_of_lookups_takes_time_in_its_length()
    {
        const int Length = 20_000;
        var rows = Enumerable.Range(1, Length).Select(i => new object?[] { $"key {i}", i, $"=VLOOKUP(\"KEY {Length + 1 - i}\",$A$1:$B${Length},2,FALSE)", $"=MATCH({i}.0,B:B,0)" }).ToArray();
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, new() { MaxEvaluatedCells = 4 * Length }).OpenAsync(FormulaBook.Of(rows), TestContext.Current.CancellationToken);

        await foreach (var row in workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(Length + 1 - row.Number, row.Cells.Span[2].Value.Number);
            Assert.Equal(row.Number, row.Cells.Span[3].Value.Number);
        }
    }

    [Fact]
    public async Task Other_sheets_names_and_tables_are_found()
    {
        var source = new WorkbookBuilder()
            .Sheet("My Data", FormulaBook.Rows(["Item", "Net Price", "Gross"], ["a", 10, null], ["b", 30, "=Sales[[#This Row],[Net Price]]*Rate"]))
            .Table("displayName='Sales' ref='A1:C3'")
            .Sheet("F", FormulaBook.Rows(["=SUM(Sales[Net Price])", "='My Data'!C3+1", "=Rate", "=COUNTA(Sales[#Headers])", "=SUM(Sales)", "=Local", "=Moves"]))
            .Names("<definedName name='Rate'>1.5</definedName><definedName name='Local' localSheetId='1'>'My Data'!$B$2</definedName><definedName name='Moves'>'My Data'!B2</definedName>")
            .Build();

        Assert.Equal("45", FormulaBook.Show((await WorkbookText.CellsAsync(source))[^1]));
        Assert.Equal(["40", "46", "1.5", "3", "85", "10", "?"], (await WorkbookText.CellsAsync(source, sheet: 1)).Select(FormulaBook.Show));
    }

    [Fact]
    public async Task Subtotals_leave_out_other_subtotals_and_hidden_rows_as_their_number_says()
    {
        var source = new WorkbookBuilder().Sheet("S",
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'><v>2</v></c></row><row r='3'><c r='A3'><f>SUBTOTAL(109,A1:A2)</f></c></row>"
            + "<row r='4'><c r='A4'><f>SUBTOTAL(109,A1:A3)</f></c><c r='B4'><f>SUBTOTAL(9,A1:A3)</f></c><c r='C4'><f>SUBTOTAL(9,A3:A3)+SUM(A1:A3)</f></c></row>").Build();

        Assert.Equal("1 1 ? 4", string.Join(' ', (await WorkbookText.CellsAsync(source)).Where(c => c.Formula is not null).Select(FormulaBook.Show)));
    }

    [Fact]
    public void In_a_workbook_of_the_1904_system_nothing_is_computed()
    {
        Workbook Book(bool from1904) => new(TestTable.Workbook, [TestSheet.Of([1])]) { CountsFrom1904 = from1904 };
        var old = Book(from1904: true);
        var usual = Book(from1904: false);

        Assert.Same(old, FormulaComputer.Attach(old, WorkbookLimits.Default));
        Assert.NotSame(usual, FormulaComputer.Attach(usual, WorkbookLimits.Default));
    }

    [Fact]
    public async Task A_damaged_sheet_takes_only_the_formulas_that_need_it()
    {
        var source = new WorkbookBuilder().Sheet("S", FormulaBook.Rows(["=1+1", "=Bad!A1"])).RawSheet("Bad", "<worksheet><sheetData><row>").Build();

        Assert.Equal(["2", "?"], (await WorkbookText.CellsAsync(source)).Select(FormulaBook.Show));
    }

    [Fact]
    public async Task Sheets_read_at_the_same_time_get_the_same_values()
    {
        var rows = Enumerable.Range(1, 300).Select(i => new object?[] { i, $"=SUM(A$1:A{i})+IF({i}>1,B{Math.Max(i - 1, 1)},0)*0" }).ToArray();
        rows[0][1] = "=A1";
        await using var workbook = await WorkbookOpener.Default.OpenAsync(FormulaBook.Of(rows), TestContext.Current.CancellationToken);
        async Task<double> Last()
        {
            var last = 0.0;
            await foreach (var row in workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken))
            {
                last = row.Cells.Span[1].Value.Number;
            }

            return last;
        }

        Assert.Equal(Enumerable.Repeat(45150.0, 4), await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Last))));
    }
}
