using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class WorkbookOpenerTests
{
    public static TheoryData<string, byte[], WorkbookProblem> Unreadable => new()
    {
        { "empty.xlsx", [], WorkbookProblem.Empty },
        { "page.xlsx", "<html><table></table></html>"u8.ToArray(), WorkbookProblem.NotAWorkbook },
        { "hello.xlsx", "hello\nworld\n"u8.ToArray(), WorkbookProblem.NotAWorkbook },
        { "paper.xlsx", "%PDF-1.7, 1, 2\n"u8.ToArray(), WorkbookProblem.NotAWorkbook },
        { "~$open.xlsx", OwnerFile("Jan Havl\u00edček"), WorkbookProblem.NotAWorkbook },
        { "crashed.xlsx", new byte[5_000], WorkbookProblem.Damaged },
        { "picture.xlsx", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 3], WorkbookProblem.NotAWorkbook },
        { "cut.xlsx", new WorkbookBuilder().Sheet("S", "").BuildBytes()[..200], WorkbookProblem.Damaged },
        { "secret.xlsx", CompoundFile("EncryptedPackage"), WorkbookProblem.PasswordProtected },
        { "old.xls", CompoundFile("Workbook"), WorkbookProblem.UnsupportedFormat },
        { "letter.doc", CompoundFile("WordDocument"), WorkbookProblem.NotAWorkbook },
        { "binary.xlsb", new WorkbookBuilder().Part("xl/workbook.xml", "").Part("xl/workbook.bin", "x").BuildBytes(), WorkbookProblem.UnsupportedFormat },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_read_is_explained(string name, byte[] content, WorkbookProblem expected)
    {
        var error = await Assert.ThrowsAsync<WorkbookException>(async () => await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromBytes(name, content), TestContext.Current.CancellationToken));

        Assert.Equal(expected, error.Problem);
        Assert.Equal(name, error.File);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~$open.xlsx", "keeps beside")]
    [InlineData("crashed.xlsx", "zero bytes")]
    [InlineData("page.xlsx", "save it as xlsx")]
    [InlineData("hello.xlsx", "save it as xlsx")]
    public async Task Files_that_are_often_taken_for_workbooks_are_called_by_their_name(string name, string told)
    {
        var content = Unreadable.Select(row => row.Data).Single(row => row.Item1 == name).Item2;

        var error = await Assert.ThrowsAsync<WorkbookException>(async () => await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromBytes(name, content), TestContext.Current.CancellationToken));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_content_decides_and_not_the_extension()
    {
        await using var workbook = await WorkbookOpener.Default.OpenAsync(new WorkbookBuilder().Sheet("S", "").Build("table.csv"), TestContext.Current.CancellationToken);

        Assert.Equal("S", Assert.Single(workbook.Sheets).Name);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_told_apart()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".xlsx");

        Assert.Equal(WorkbookProblem.NotFound, (await OpenAsync(missing)).Problem);
        Assert.Equal(WorkbookProblem.IsFolder, (await OpenAsync(Path.GetTempPath())).Problem);

        static Task<WorkbookException> OpenAsync(string path)
            => Assert.ThrowsAsync<WorkbookException>(async () => await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromFile(path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Any_damage_to_a_workbook_ends_in_a_result_or_the_typed_error()
    {
        var whole = new WorkbookBuilder().Strings("<t>x</t>").Formats("0.0").Sheet("S", "<row><c t='s'><v>0</v></c><c s='1'><v>1</v></c></row>").BuildBytes();
        for (var i = 0; i < whole.Length; i += 5)
        {
            var broken = whole.ToArray();
            broken[i] ^= 0x55;
            try
            {
                await using var workbook = await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromBytes("broken.xlsx", broken), TestContext.Current.CancellationToken);
                foreach (var sheet in workbook.Sheets)
                {
                    Assert.InRange(await sheet.ReadRowsAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken), 0, 1);
                }
            }
            catch (WorkbookException e)
            {
                Assert.NotEqual("", e.Message);
            }
        }
    }

    /// <summary>The file that Excel writes beside a workbook that somebody opened: 54 characters twice, each time with the length of the name before them.</summary>
    private static byte[] OwnerFile(string user)
        => [(byte)user.Length, .. Encoding.Latin1.GetBytes(user.PadRight(54)), (byte)user.Length, 0, .. Encoding.Unicode.GetBytes(user.PadRight(54))];

    /// <summary>A compound file with one directory entry ([MS-CFB] 2.6.1).</summary>
    private static byte[] CompoundFile(string stream)
    {
        var bytes = new byte[1024];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 512);
        bytes[512 + 64] = (byte)((stream.Length * 2) + 2);
        return bytes;
    }
}
