using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class XlsbReaderTests
{
    private const string Links = "<Relationships><Relationship Id='a' Type='x/worksheet' Target='s.bin'/><Relationship Id='b' Type='x/chartsheet' Target='c.bin'/>"
        + "<Relationship Id='c' Type='x/sharedStrings' Target='/xl/strings.bin'/><Relationship Id='d' Type='x/styles' Target='styles.bin'/></Relationships>";

    [Fact]
    public async Task Values_have_the_type_that_their_record_and_format_say()
    {
        var cells = await Legacy.CellsAsync(Book(
            Row(0),
            Cell(7, 0, 0, Long(1)),
            Cell(5, 1, 1, BitConverter.GetBytes(45292.5)),
            Cell(2, 2, 2, Long((125 << 2) | 3)),
            Record(15, Long(0), [1]),
            Cell(3, 5, 0, [0x2A]),
            Cell(6, 6, 0, Text("inline")),
            Cell(62, 7, 0, [0], Text("rich")),
            Row(4),
            Cell(9, 0, 2, BitConverter.GetBytes(-3.0), [0, 0], Long(0)),
            Cell(8, 1, 0, Text("formula"), [0, 0], Long(0))));

        Assert.Equal(["A1", "B1", "C1", "D1", "F1", "G1", "H1", "A5", "B5"], cells.Select(c => c.Address.ToString()));
        Assert.Equal(["pears", "1/1/24", "1.3 m", "TRUE", "#N/A", "inline", "rich", "-3.0 m", "formula"], cells.Select(c => c.Text));
        Assert.Equal(CellKind.Date, cells[1].Value.Kind);
    }

    [Fact]
    public async Task Hidden_things_and_merged_ranges_are_known_and_charts_are_no_sheets()
    {
        await using var workbook = await Legacy.OpenAsync(Book(
            Record(60, Long(1), Long(2), Long(0), Long(0), [1, 0]),
            Row(0, hidden: true),
            Cell(5, 0, 0, BitConverter.GetBytes(1.0)),
            Record(176, Long(0), Long(1), Long(0), Long(3))));
        var sheet = Assert.Single(workbook.Sheets);
        var layout = await sheet.ReadLayoutAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("S", 1, SheetVisibility.VeryHidden), (sheet.Name, sheet.Index, sheet.Visibility));
        Assert.True(await sheet.ReadRowsAsync(TestContext.Current.CancellationToken).Select(r => r.Hidden).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal([2, 3], layout.HiddenColumns);
        Assert.Equal("A1:D2", Assert.Single(layout.MergedRanges).ToString());
    }

    [Fact]
    public async Task Formulas_are_in_the_notation_of_Excel_and_cells_share_them()
    {
        byte[] Tokens(byte[] tokens, byte[]? extra = null) => [0, 0, .. Long(tokens.Length), .. tokens, .. Long(extra?.Length ?? 0), .. extra ?? []];
        byte[] Shared(int row) => [0x01, .. Long(row)];
        var cells = await Legacy.CellsAsync(Book(
            Row(1),
            Cell(9, 1, 0, new byte[8], Tokens(Shared(1), Long(1))),
            Record(427, Long(1), Long(2), Long(1), Long(1), Long(8), [0x4C, .. Long(0xFFFFF), 0xFF, 0xFF, 0x14], Long(0)),
            Row(2),
            Cell(9, 1, 0, new byte[8], Tokens(Shared(1), Long(1))),
            Cell(8, 2, 0, Text("x"), Tokens([0x17, 1, 0, (byte)'"', 0])),
            Cell(10, 3, 0, [1], Tokens([0x18, 0x19, 0, 0]))));

        Assert.Equal(["A1%", "A2%", "\"\"\"\"", null], cells.Select(c => c.Formula));
    }

    [Fact]
    public async Task Rows_that_go_back_are_damage_with_the_sheets_name()
    {
        var error = await Legacy.FailAsync(Book(Row(5), Cell(5, 0, 0, new byte[8]), Row(3), Cell(5, 0, 0, new byte[8])));

        Assert.Equal((WorkbookProblem.Damaged, "S"), (error.Problem, error.Sheet));
    }

    [Fact]
    public Task Any_damage_ends_in_a_result_or_the_typed_error()
        => Legacy.SurvivesDamageAsync(Book(Row(0), Cell(7, 0, 1, Long(1)), Cell(5, 1, 1, new byte[8])), step: 5);

    private static byte[] Book(params byte[][] cells) => ZipWriter.Write(
        ("xl/_rels/workbook.bin.rels", ZipWriter.Utf8(Links)),
        ("xl/workbook.bin", [.. Record(156, Long(0), Long(1), Text("b"), Text("Chart")), .. Record(156, Long(2), Long(2), Text("a"), Text("S"))]),
        ("xl/strings.bin", [.. Record(19, [0], Text("apples")), .. Record(19, [0], Text("pears"))]),
        ("xl/styles.bin", [.. Record(44, [164, 0], Text("0.0 \"m\"")), .. Record(617, Long(3)), .. Style(0), .. Style(14), .. Style(164), .. Record(618)]),
        ("xl/s.bin", [.. Record(145), .. cells.SelectMany(c => c), .. Record(146)]));

    private static byte[] Style(int format) => Record(47, [0, 0, (byte)format, 0], new byte[12]);

    private static byte[] Row(int row, bool hidden = false) => Record(0, Long(row), Long(0), [0, 0, 0, (byte)(hidden ? 0x10 : 0), 0], Long(0));

    private static byte[] Cell(int type, int column, int style, params IEnumerable<byte>[] content) => Record(type, [.. Long(column), .. Long(style), .. content.SelectMany(c => c)]);

    private static byte[] Text(string text) => [.. Long(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Long(int value) => BitConverter.GetBytes(value);

    private static byte[] Record(int type, params IEnumerable<byte>[] parts)
    {
        byte[] body = [.. parts.SelectMany(p => p)];
        byte[] id = type < 128 ? [(byte)type] : [(byte)((type & 0x7F) | 0x80), (byte)(type >> 7)];
        byte[] size = body.Length < 128 ? [(byte)body.Length] : [(byte)((body.Length & 0x7F) | 0x80), (byte)(body.Length >> 7)];
        return [.. id, .. size, .. body];
    }
}
