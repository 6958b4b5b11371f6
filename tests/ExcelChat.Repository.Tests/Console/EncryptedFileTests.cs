using ExcelChat.Connectors.Tests.LegacyExcel;

namespace ExcelChat.Repository.Tests.Console;

public sealed class EncryptedFileTests
{
    [Theory]
    [InlineData("ask", "What is the salary of Ada Almgren?", "110,000.00")]
    [InlineData("search", "salary", "Staff!")]
    [InlineData("inspect", null, "Salary")]
    [InlineData("ingest", null, "2 sheets, 2 tables")]
    public async Task A_verb_reads_an_encrypted_workbook_with_its_password(string verb, string? text, string expected)
    {
        using TempFolder folder = new();
        string file = folder.Write("staff.xlsx", PackageEncryptor.Agile(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, Excelchat.Staff), TestContext.Current.CancellationToken), "hush"));

        Run run = await Excelchat.RunAsync([verb, file, .. text is null ? (string[])[] : [text], "--password", "hush"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_one_line()
    {
        using TempFolder folder = new();
        string file = folder.Write("staff.xlsx", PackageEncryptor.Agile([1, 2, 3], "hush"));

        Excelchat.Refused(await Excelchat.RunAsync("dump", file, "--out", folder["out"], "--password", "Hush"), "is not its password");
    }
}
