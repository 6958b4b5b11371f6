using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

/// <summary>Tiny files, each with one hazard of the format; what is read is what Excel shows.</summary>
public sealed class EdgeFileTests
{
    private const string Plain = "S1: Number A1=1 | Text B1=hello";

    [Theory]
    [InlineData("01_plain", Plain)]
    [InlineData("02_prefix", Plain)]
    [InlineData("03_strict", Plain)]
    [InlineData("04_relprefix", Plain)]
    [InlineData("05_sstpath", Plain)]
    [InlineData("06_absolute", Plain)]
    [InlineData("07_no_r", "S1: Number A1=1 | Text B1=hello | Number B2=2")]
    [InlineData("08_sparse", "S1: Number C3=1 | Number E3=2 | Number A10=3")]
    [InlineData("09_dimlie", Plain)]
    [InlineData("10_quotes_ws", Plain)]
    [InlineData("11_cdata_comment", "S1: Text A1=a<b | Text B1=x&y | Number C1=12")]
    [InlineData("12_rich_rph", "S1: Text A1=rich text | Text B1=in rich")]
    [InlineData("13_space_esc", "S1: Text A1=  pad   | Text B1=a\rb_x0041_ | Text C1=A😀&< | Text D1=A | Text E1=a\rb")]
    [InlineData("14_errors", "S1: Error A1=#DIV/0! | Error B1=#N/A | Error C1=#NAME? | Error D1=#NULL! | Error E1=#NUM! | Error F1=#REF! | Error G1=#VALUE! | Error H1=#GETTING_DATA | Error I1=#SPILL!")]
    [InlineData("15_dates", "S1: Date A1=3/15/23 | Date B1=2023-03-15 | Number C1=2.50 days | Date D1=45352.52083 | Date E1=2/29/00 | Date F1=2/28/00 | Date G1=####")]
    [InlineData("16_1904true", "S1: Date A1=9/27/06")]
    [InlineData("17_shared_formula", "S1: Number A1=2 | Number B1=1 | Number A2=4 | Blank A3= | Number B3=2")]
    [InlineData("18_order", "S1: Number A1=222 / S2: Number A1=111")]
    [InlineData("19_utf16", Plain)]
    [InlineData("20_bom", Plain)]
    [InlineData("23_bignum", "S1: Number A1=0.1 | Number B1=1E+308 | Number C1=4.9407E-324 | Number D1=0 | Number E1=1.23457E+17 | Number F1=0.3 | Number G1=7")]
    [InlineData("24_sst_oob", "S1: Number B1=5")]
    [InlineData("25_hidden", "S1: Number A1=1 | Text B1=hello / S2 (VeryHidden): Number A1=9")]
    [InlineData("26_lower_r_dup", "S1: Number A1=1 | Number B1=2 | Number C1=3 | Number D1=4")]
    [InlineData("27_colmax", "S1: Number XFD1=1 | Number A1048576=3")]
    [InlineData("28_mce_ext", "S1: Number A1=1 | Boolean B1=TRUE | Number D1=1")]
    public async Task The_hazards_of_the_format_are_read_as_Excel_shows_them(string file, string expected)
    {
        await using var workbook = await OpenAsync(file);

        var sheets = new List<string>();
        foreach (var sheet in workbook.Sheets)
        {
            var visibility = sheet.Visibility == SheetVisibility.Visible ? "" : $" ({sheet.Visibility})";
            var cells = await CellsAsync(sheet);
            sheets.Add($"{sheet.Name}{visibility}: {string.Join(" | ", cells.Select(c => $"{c.Value.Kind} {c.Address}={c.Text}"))}");
        }

        Assert.Equal(expected, string.Join(" / ", sheets));
    }

    [Fact]
    public async Task A_document_type_in_a_sheet_costs_that_sheet()
    {
        await using var workbook = await OpenAsync("21_laughs_sheet");

        var error = await Assert.ThrowsAsync<WorkbookException>(() => CellsAsync(workbook.Sheets[0]));

        Assert.Equal((WorkbookProblem.Damaged, "S1"), (error.Problem, error.Sheet));
        Assert.Contains("document type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_type_in_the_workbook_costs_the_file()
    {
        var error = await Assert.ThrowsAsync<WorkbookException>(() => OpenAsync("22_laughs_wb").AsTask());

        Assert.Equal((WorkbookProblem.Damaged, null), (error.Problem, error.Sheet));
        Assert.Contains("document type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_keep_every_bit_whatever_is_shown()
    {
        var numbers = (await CellsAsync("23_bignum")).Select(c => c.Value.Number);

        Assert.Equal([0.1, 1E308, 5E-324, 0, 123456789012345678, 0.30000000000000004, 7], numbers);
    }

    [Fact]
    public async Task A_date_that_no_calendar_has_stays_a_serial_number()
    {
        var dates = (await CellsAsync("15_dates")).Where(c => c.Value.Kind == CellKind.Date).ToList();

        Assert.Equal([45000.5, 45000, 45352 + (12.5 / 24), 60, 59, -1], dates.Select(c => c.Value.Number));
        Assert.Equal([new(2023, 3, 15, 12, 0, 0), new(2023, 3, 15), new(2024, 3, 1, 12, 30, 0), null, new DateTime(1900, 2, 28), null], dates.Select(c => c.Value.AsDateTime()));
    }

    [Fact]
    public async Task Dates_that_count_from_1904_become_serials_of_1900()
        => Assert.Equal(new DateTime(1906, 9, 27), Assert.Single(await CellsAsync("16_1904true")).Value.AsDateTime());

    [Fact]
    public async Task Each_cell_of_a_shared_formula_has_its_own()
    {
        var cells = await CellsAsync("17_shared_formula");

        Assert.Equal(["B1*2", null, "B2*2", "\"x\"", "1+1"], cells.Select(c => c.Formula));
        Assert.Equal([false, false, false, false, true], cells.Select(c => c.LacksCachedValue));
    }

    private static ValueTask<Workbook> OpenAsync(string file)
        => WorkbookOpener.Default.OpenAsync(WorkbookSource.FromFile(Path.Combine(AppContext.BaseDirectory, "Edge", $"{file}.xlsx")), TestContext.Current.CancellationToken);

    private static async Task<List<Cell>> CellsAsync(string file)
    {
        await using var workbook = await OpenAsync(file);
        return await CellsAsync(workbook.Sheets[0]);
    }

    private static async Task<List<Cell>> CellsAsync(Sheet sheet)
    {
        var cells = new List<Cell>();
        await foreach (var row in sheet.ReadRowsAsync(TestContext.Current.CancellationToken))
        {
            cells.AddRange(row.Cells.Span);
        }

        return cells;
    }
}
