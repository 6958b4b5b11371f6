using System.IO.Compression;
using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>What the zip archives of ods and xlsb are held to.</summary>
public sealed class PackageTests
{
    private const int ChecksumAt = 16;

    private static readonly byte[] Ods = OdsWriter.Sheet(OdsWriter.Row(OdsWriter.Cell("float", "7", "7")));

    [Fact]
    public async Task Bytes_that_do_not_match_their_checksum_are_damage()
    {
        Assert.Equal(["A1=7"], await Legacy.TextsAsync(Ods));

        var error = await Legacy.FailAsync(Patched(Ods, "content.xml"));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checksum_of_a_binary_sheet_counts_after_its_last_row()
    {
        byte[] sheet = [.. Record(145), .. Record(0, new byte[17]), .. Record(5, [0, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(7.0)]), .. Record(146)];
        var book = ZipWriter.Write(
            ("xl/_rels/workbook.bin.rels", ZipWriter.Utf8("<Relationships><Relationship Id='a' Type='x/worksheet' Target='s.bin'/></Relationships>")),
            ("xl/workbook.bin", Record(156, [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, (byte)'a', 0, 1, 0, 0, 0, (byte)'S', 0])),
            ("xl/s.bin", [.. sheet, .. Record(147, new byte[100])]));
        Assert.Equal(["A1=7"], await Legacy.TextsAsync(book));

        await using var workbook = await Legacy.OpenAsync(Patched(book, "xl/s.bin"));
        var error = await Assert.ThrowsAsync<WorkbookException>(() => Legacy.CellsAsync(workbook.Sheets[0]));

        Assert.Equal((WorkbookProblem.Damaged, "S"), (error.Problem, error.Sheet));
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_parts_of_one_name_are_not_chosen_between()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Ods);
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var second = await zip.CreateEntry("CONTENT.xml").OpenAsync(TestContext.Current.CancellationToken);
            await second.WriteAsync("<a/>"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var error = await Legacy.FailAsync(bytes.ToArray());

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.Contains("two parts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_more_text_than_strings_may_take_is_refused()
    {
        var book = OdsWriter.Sheet(OdsWriter.Row([.. Enumerable.Repeat(OdsWriter.Text(new('a', 1_000)), 10)]));

        var error = await Legacy.FailAsync(book, limits: new() { MaxSharedStringBytes = 19_000 });

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxSharedStringBytes)), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task One_row_without_end_is_held_to_the_reading_time()
    {
        var row = OdsWriter.Row([.. Enumerable.Repeat("<table:table-cell/>", 100_000)]);

        var error = await Legacy.FailAsync(OdsWriter.Sheet(row), limits: new() { MaxReadingTime = TimeSpan.FromTicks(1) });

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxReadingTime)), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task Messages_do_not_repeat_the_file()
    {
        var error = await Legacy.FailAsync(OdsWriter.Content($"<table:table table:name='{new string('n', 5_000)}'><table:table-row><{new string('e', 5_000)}></table:table-row></table:table>"));

        Assert.InRange(error.Message.Length, 1, 1_000);
    }

    /// <summary>The archive with another checksum for a part in its directory (APPNOTE 4.3.12).</summary>
    private static byte[] Patched(byte[] zip, string part)
    {
        var patched = zip.ToArray();
        patched[patched.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(part)) - 46 + ChecksumAt] ^= 0x55;
        return patched;
    }

    private static byte[] Record(int type, byte[]? body = null)
        => [.. type < 128 ? [(byte)type] : (byte[])[(byte)((type & 0x7F) | 0x80), (byte)(type >> 7)], (byte)(body?.Length ?? 0), .. body ?? []];
}
