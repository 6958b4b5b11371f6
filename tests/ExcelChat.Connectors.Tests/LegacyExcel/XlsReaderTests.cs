using System.Text;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Xunit;
using static ExcelChat.Connectors.Tests.LegacyExcel.XlsWriter;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class XlsReaderTests
{
    [Fact]
    public async Task Values_have_the_type_that_their_record_and_format_say()
    {
        var book = new XlsWriter().Style(0).Style(14).Style(10).Style(46).Style(164, "#,##0.00 \"kg\"").Strings("apples")
            .Sheet(
                "S",
                OfTable(0, 0, 0),
                Number(0, 1, 45292.75, style: 1),
                Number(0, 2, 0.125, style: 2),
                Number(0, 3, 1.5, style: 3),
                Number(0, 4, -1234.5, style: 4),
                Record(0x205, Word(1), Word(0), Word(0), [1, 0]),
                Record(0x205, Word(1), Word(1), Word(0), [0x2A, 1]),
                Record(0x27E, Word(1), Word(2), Word(0), Long((-5 << 2) | 2)),
                Record(0xBD, Word(1), Word(3), Word(0), Long((1234 << 2) | 3), Word(4), Long((7 << 2) | 2), Word(4)))
            .Build();

        var cells = await Legacy.CellsAsync(book);

        Assert.Equal(["apples", "1/1/24", "12.50%", "36:00:00", "-1,234.50 kg", "TRUE", "#N/A", "-5", "12.34", "7.00 kg"], cells.Select(c => c.Text));
        Assert.Equal(
            [CellKind.Text, CellKind.Date, CellKind.Number, CellKind.Time, CellKind.Number, CellKind.Boolean, CellKind.Error, CellKind.Number, CellKind.Number, CellKind.Number],
            cells.Select(c => c.Value.Kind));
        Assert.Equal(45292.75, cells[1].Value.Number);
    }

    [Fact]
    public async Task Dates_of_the_1904_system_are_the_same_days_in_the_1900_system()
    {
        var book = new XlsWriter().Global(Record(0x22, Word(1))).Style(15).Sheet("S", Number(0, 0, 0), Number(1, 0, 43830)).Build();

        Assert.Equal(["A1=1-Jan-04", "A2=1-Jan-24"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task The_day_that_never_was_keeps_its_serial()
    {
        var cell = Assert.Single(await Legacy.CellsAsync(new XlsWriter().Style(14).Sheet("S", Number(0, 0, 60)).Build()));

        Assert.Equal(60, cell.Value.Number);
        Assert.Equal("2/29/00", cell.Text);
    }

    [Fact]
    public async Task Hidden_things_and_merged_ranges_are_known_and_charts_are_no_sheets()
    {
        var book = new XlsWriter().Style(0)
            .Sheet(
                "Shown",
                Record(0x208, Word(1), Word(0), Word(1), Word(0), new byte[4], Word(0x20), Word(0)),
                Record(0x7D, Word(2), Word(3), Word(0), Word(0), Word(1), Word(0)),
                Number(0, 0, 1),
                Number(1, 0, 2),
                Record(0xE5, Word(1), Word(4), Word(6), Word(0), Word(2)))
            .Sheet("Chart", 0, 2)
            .Sheet("Hidden", 1, 0, Number(0, 0, 3))
            .Sheet("VeryHidden", 2, 0, Number(0, 0, 4))
            .Build();

        await using var workbook = await Legacy.OpenAsync(book);
        var layout = await workbook.Sheets[0].ReadLayoutAsync(TestContext.Current.CancellationToken);
        var hidden = await workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken).Select(r => r.Hidden).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("Shown", 0, SheetVisibility.Visible), ("Hidden", 2, SheetVisibility.Hidden), ("VeryHidden", 3, SheetVisibility.VeryHidden)], workbook.Sheets.Select(s => (s.Name, s.Index, s.Visibility)));
        Assert.Equal([false, true], hidden);
        Assert.Equal([3, 4], layout.HiddenColumns);
        Assert.Equal("A5:C7", Assert.Single(layout.MergedRanges).ToString());
    }

    [Fact]
    public async Task The_result_of_a_formula_is_its_cached_value()
    {
        byte[] Special(byte kind, byte value) => [kind, 0, value, 0, 0, 0, 0xFF, 0xFF];
        var book = new XlsWriter().Style(0)
            .Sheet(
                "S",
                Formula(0, 0, BitConverter.GetBytes(2.5)),
                Formula(0, 1, Special(0, 0)),
                Record(0x207, Text("text")),
                Formula(0, 2, Special(1, 1)),
                Formula(0, 3, Special(2, 0x07)),
                Formula(0, 4, Special(3, 0)))
            .Build();

        Assert.Equal(["A1=2.5", "B1=text", "C1=TRUE", "D1=#DIV/0!"], (await Legacy.TextsAsync(book)).Where(t => !t.EndsWith('=')));
    }

    [Fact]
    public async Task A_string_that_goes_on_in_another_record_is_whole_though_its_characters_change_their_width()
    {
        byte[] strings = [.. Record(0xFC, Long(2), Long(2), Word(7), [0], "abc"u8.ToArray()), .. Record(0x3C, [1], Encoding.Unicode.GetBytes("öλ"), []), .. Record(0x3C, [0], "yz"u8.ToArray(), Text("next"))];
        var book = new XlsWriter().Style(0).Global(strings).Sheet("S", OfTable(0, 0, 0), OfTable(0, 1, 1)).Build();

        Assert.Equal(["A1=abcöλyz", "B1=next"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task Rows_that_the_file_keeps_in_any_order_come_in_order()
    {
        var book = new XlsWriter().Style(0).Sheet("S", Number(4, 1, 5), Number(0, 2, 2), Number(0, 0, 1), Number(4, 0, 4), Number(2, 0, 3)).Build();

        Assert.Equal(["A1=1", "C1=2", "A3=3", "A5=4", "B5=5"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task Other_programs_may_name_the_stream_in_capitals_and_hold_cells_of_charts()
    {
        var book = new XlsWriter { StreamName = "WORKBOOK" }.Style(0)
            .Sheet("S", Number(0, 0, 1), Record(0x809, Word(0x600), Word(0x20), new byte[12]), Number(0, 1, 99), Record(0x0A), Label(0, 2, "end"))
            .Build();

        Assert.Equal(["A1=1", "C1=end"], await Legacy.TextsAsync(book));
    }

    [Fact]
    public async Task Excel_5_writes_in_the_code_page_of_its_machine()
    {
        byte[] Label5(byte[] text) => Record(0x204, Word(0), Word(0), Word(0), Word(text.Length), text);
        byte[] globals = [.. Record(0x809, Word(0x500), Word(5), new byte[4]), .. Record(0x42, Word(1251))];
        byte[] name = [0xCB, 0xE8, 0xF1, 0xF2];
        byte[] Sheet(int place) => Record(0x85, Long(place), [0, 0, (byte)name.Length], name);
        var place = globals.Length + Sheet(0).Length + 4;
        byte[] stream = [.. globals, .. Sheet(place), .. Record(0x0A), .. Record(0x809, Word(0x500), Word(0x10), new byte[4]), .. Label5([0xCF, 0xF0, 0xE8]), .. Record(0x0A)];

        await using var workbook = await Legacy.OpenAsync(CompoundFileWriter.Write(("Book", stream)));

        Assert.Equal("Лист", Assert.Single(workbook.Sheets).Name);
        Assert.Equal("При", Assert.Single(await Legacy.CellsAsync(workbook.Sheets[0])).Text);
    }

    [Fact]
    public async Task Excel_2_wrote_one_bare_sheet()
    {
        byte[] file =
        [
            .. Record(0x09, Word(2), Word(0x10)), .. Record(0x1E, [7], "General"u8.ToArray()), .. Record(0x1E, [4], "0.00"u8.ToArray()),
            .. Record(0x02, Word(0), Word(0), [0, 1, 0], Word(7)), .. Record(0x04, Word(0), Word(1), [0, 0, 0], [2], "hi"u8.ToArray()), .. Record(0x0A),
        ];

        await using var workbook = await Legacy.OpenAsync(file, name: "folder/sales.xls");

        Assert.Equal("sales", Assert.Single(workbook.Sheets).Name);
        Assert.Equal(["7.00", "hi"], (await Legacy.CellsAsync(workbook.Sheets[0])).Select(c => c.Text));
    }

    [Theory]
    [InlineData(nameof(WorkbookLimits.MaxRows))]
    [InlineData(nameof(WorkbookLimits.MaxColumns))]
    [InlineData(nameof(WorkbookLimits.MaxCells))]
    [InlineData(nameof(WorkbookLimits.MaxSheets))]
    [InlineData(nameof(WorkbookLimits.MaxSharedStringBytes))]
    public async Task A_file_beyond_a_limit_is_refused_by_the_limits_name(string limit)
    {
        var limits = limit switch
        {
            nameof(WorkbookLimits.MaxRows) => new WorkbookLimits { MaxRows = 1 },
            nameof(WorkbookLimits.MaxColumns) => new() { MaxColumns = 1 },
            nameof(WorkbookLimits.MaxCells) => new() { MaxCells = 1 },
            nameof(WorkbookLimits.MaxSheets) => new() { MaxSheets = 1 },
            _ => new() { MaxSharedStringBytes = 1 },
        };
        var book = new XlsWriter().Style(0).Strings("longer").Sheet("A", Number(0, 0, 1), Number(1, 1, 1)).Sheet("B").Build();

        var error = await Legacy.FailAsync(book, limits: limits);

        Assert.Equal((WorkbookProblem.LimitExceeded, limit), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task Chains_of_sectors_that_run_in_a_circle_are_damage()
    {
        var book = new XlsWriter().Style(0).Sheet("S", [.. Enumerable.Range(0, 600).Select(i => Number(i, 0, i))]).Build();
        var table = 512 + ((BitConverter.ToInt32(book, 76)) * 512);
        BitConverter.GetBytes(0).CopyTo(book, table + 4);

        Assert.Equal(WorkbookProblem.Damaged, (await Legacy.FailAsync(book)).Problem);
    }

    [Fact]
    public Task Any_damage_ends_in_a_result_or_the_typed_error()
        => Legacy.SurvivesDamageAsync(new XlsWriter().Style(0).Style(164, "0.0").Strings("x", "y").Sheet("S", Number(0, 0, 1), OfTable(1, 0, 1), Label(2, 0, "z")).Build(), step: 7);

    [Property(MaxTest = 40, Replay = "(42,43)")]
    public async Task Any_strings_in_any_cells_are_read_back(NonEmptyArray<NonEmptyString> texts)
    {
        var strings = texts.Get.Select(t => t.Get).ToArray();
        var cells = strings.Select((_, i) => i % 2 == 0 ? OfTable(i / 3, i % 3, i) : Label(i / 3, i % 3, strings[i])).ToArray();
        var book = new XlsWriter().Style(0).Strings(strings).Sheet("S", cells).Build();

        Assert.Equal(strings, (await Legacy.CellsAsync(book)).Select(c => c.Value.Text));
    }
}
