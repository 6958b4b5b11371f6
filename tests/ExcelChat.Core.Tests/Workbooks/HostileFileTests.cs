using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

// Alone: some count what is allocated.
[CollectionDefinition(nameof(HostileFileTests), DisableParallelization = true)]
[Collection(nameof(HostileFileTests))]
public sealed class HostileFileTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";

    [Theory]
    [InlineData(" ", nameof(WorkbookLimits.MaxCompressionRatio))]
    [InlineData("<row><c><v>1</v></c></row>", nameof(WorkbookLimits.MaxCompressionRatio))]
    public async Task A_bomb_of_two_gigabytes_is_refused_before_it_goes_off(string filling, string limit)
    {
        var bomb = Bomb(filling, bytes: 2L << 30);
        Assert.InRange(bomb.Length, 1, 16 << 20);
        await using var workbook = await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromBytes("bomb.xlsx", bomb), TestContext.Current.CancellationToken);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var error = await Assert.ThrowsAsync<WorkbookException>(() => workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal((WorkbookProblem.LimitExceeded, limit), (error.Problem, error.Limit));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
    }

    [Fact]
    public async Task A_size_that_the_archive_understates_is_counted_all_the_same()
    {
        var bomb = Bomb("<row><c><v>1</v></c></row>", bytes: 64 << 20);
        Patch(bomb, Sheet, at: 24, 500);

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(WorkbookSource.FromBytes("lies.xlsx", bomb)));

        Assert.True(error.Problem is WorkbookProblem.LimitExceeded or WorkbookProblem.Damaged, error.Message);
    }

    [Fact]
    public async Task A_size_that_the_archive_overstates_is_refused_unread()
    {
        var bytes = Book("<row><c><v>1</v></c></row>").BuildBytes();
        Patch(bytes, Sheet, at: 24, 0xF0000000);

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(WorkbookSource.FromBytes("lies.xlsx", bytes)));

        Assert.Equal(WorkbookProblem.LimitExceeded, error.Problem);
    }

    [Fact]
    public async Task Bytes_that_do_not_match_their_checksum_are_damage()
    {
        var bytes = Book("<row><c><v>1</v></c></row>").BuildBytes();
        Patch(bytes, Sheet, at: 16, 12345);

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(WorkbookSource.FromBytes("torn.xlsx", bytes)));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_parts_of_one_name_are_not_chosen_between()
    {
        var stream = new MemoryStream();
        await stream.WriteAsync(Book("<row><c><v>1</v></c></row>").BuildBytes(), TestContext.Current.CancellationToken);
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("XL/Worksheets/Sheet1.xml").OpenAsync(TestContext.Current.CancellationToken);
            await entry.WriteAsync("<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(WorkbookSource.FromBytes("two.xlsx", stream.ToArray())));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("two parts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_share_their_bytes_are_refused()
    {
        // Both sheets' entries lead to the bytes of the first.
        var rows = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<row><c><v>{i * 7919 % 10_007}</v></c></row>"));
        var bytes = new WorkbookBuilder().Sheet("S", rows).Sheet("T", "").BuildBytes();
        const string Second = "xl/worksheets/sheet2.xml";
        foreach (var field in (int[])[16, 20, 24, 42])
        {
            Patch(bytes, Second, field, Field(bytes, Sheet, field));
        }

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(WorkbookSource.FromBytes("shared.xlsx", bytes)));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("share bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "worksheet")]
    [InlineData("xl/workbook.xml", "workbook")]
    [InlineData("xl/styles.xml", "styleSheet")]
    [InlineData("xl/sharedStrings.xml", "sst")]
    [InlineData("xl/_rels/workbook.xml.rels", "Relationships")]
    public async Task A_document_type_is_refused_in_every_part(string part, string root)
    {
        var source = Book("<row><c s='0' t='s'><v>0</v></c></row>").Part(part, $"<!DOCTYPE {root} [<!ENTITY a 'aaaaaaaaaa'>]><{root}/>").Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(source));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("document type", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/sharedStrings.xml")]
    public async Task Elements_nested_without_end_are_refused(string part)
    {
        var source = Book("<row><c s='0' t='s'><v>0</v></c></row>").Part(part, string.Concat(Enumerable.Repeat("<a>", 500_000))).Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.CellsAsync(source));

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxXmlDepth)), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task A_row_whose_cells_repeat_their_addresses_holds_the_last_of_each_in_order()
    {
        // More cells than a row has columns, three times over: the buffer tidies up in between.
        int[] columns = [.. Enumerable.Range(1, 16_384), .. Enumerable.Range(1, 16_384).Reverse(), 7, 9, 12];
        var cells = columns.Select((column, i) => $"<c r='{new CellAddress(1, column)}'><v>{i}</v></c>");
        var source = new WorkbookBuilder().Sheet("S", $"<row r='1'>{string.Concat(cells)}</row>").Build();

        var read = await WorkbookText.CellsAsync(source);

        Assert.Equal(Enumerable.Range(1, 16_384), read.Select(c => c.Address.Column));
        Assert.Equal([columns.Length - 3, columns.Length - 2, columns.Length - 1], read.Where(c => c.Address.Column is 7 or 9 or 12).Select(c => (int)c.Value.Number));
    }

    [Fact]
    public async Task A_sheet_that_declares_the_whole_grid_costs_what_its_cells_cost()
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(r => $"<row r='{r * 100_000}'><c r='A{r * 100_000}'><v>1</v></c><c r='XFD{r * 100_000}'><v>2</v></c></row>"));
        var source = new WorkbookBuilder().Sheet("S", rows, before: "<dimension ref='A1:XFD1048576'/>").Build();

        Assert.Equal(20, (await WorkbookText.CellsAsync(source)).Count);
        Assert.InRange(await AllocatedAsync(source), 0, 1_000_000);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        var rows = new StringBuilder();
        for (var r = 1; r <= 200_000; r++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{r}\"><c r=\"A{r}\"><v>{r}</v></c><c r=\"B{r}\" t=\"s\"><v>0</v></c><c r=\"C{r}\" s=\"1\"><v>{r}.25</v></c></row>");
        }

        Assert.InRange(await AllocatedAsync(Book(rows.ToString()).Build()), 0, 1_000_000);
    }

    /// <summary>The least that a reading allocates of several, because the first one pays for what the process keeps.</summary>
    private static async Task<long> AllocatedAsync(WorkbookSource source)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await using (var workbook = await WorkbookOpener.Default.OpenAsync(source, TestContext.Current.CancellationToken))
            {
                Assert.NotEqual(0, await workbook.Sheets[0].ReadRowsAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static WorkbookBuilder Book(string rows) => new WorkbookBuilder().Sheet("S", rows).Strings("<t>x</t>").Formats("0.00");

    /// <summary>A workbook whose sheet is one filling over and over. It is put together from pieces that are compressed once.</summary>
    private static byte[] Bomb(string filling, long bytes)
    {
        const int Piece = 1 << 20;
        var sheet = new MemoryStream();
        sheet.Write(Deflated(Encoding.UTF8.GetBytes($"<worksheet xmlns='{WorkbookBuilder.Main}'><sheetData>")));
        var piece = Deflated(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filling, Piece / filling.Length))));
        for (var i = 0; i < bytes / Piece; i++)
        {
            sheet.Write(piece);
        }

        // The end of the XML, and an empty last block.
        sheet.Write([.. Deflated("</sheetData></worksheet>"u8.ToArray()), 3, 0]);
        var zip = Book("").Part(Sheet, sheet.ToArray()).BuildBytes(stored: Sheet);
        Patch(zip, Sheet, at: 10, value: 8, length: sizeof(ushort));
        Patch(zip, Sheet, at: 24, value: (uint)Math.Min(bytes, uint.MaxValue));
        return zip;
    }

    /// <summary>Blocks of DEFLATE that end at a byte and look back at nothing before them, none of them the last.</summary>
    private static byte[] Deflated(byte[] content)
    {
        var blocks = new MemoryStream();
        using var deflate = new DeflateStream(blocks, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(content);
        deflate.Flush();
        return blocks.ToArray();
    }

    private static uint Field(byte[] zip, string entry, int at) => BitConverter.ToUInt32(zip, zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(entry)) - 46 + at);

    /// <summary>Changes a field of an entry in the archive's central directory (APPNOTE 4.3.12): 10 is the method, 16 the CRC-32, 20 and 24 the sizes, 42 the place.</summary>
    private static void Patch(byte[] zip, string entry, int at, uint value, int length = sizeof(uint))
    {
        var name = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(entry));
        BitConverter.GetBytes(value).AsSpan(0, length).CopyTo(zip.AsSpan(name - 46 + at));
    }
}
