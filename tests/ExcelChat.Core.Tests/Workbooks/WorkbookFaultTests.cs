using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class WorkbookFaultTests
{
    [Fact]
    public async Task A_message_repeats_no_more_of_a_damaged_file_than_a_person_reads()
    {
        var name = new string('q', 500_000);
        var source = new WorkbookBuilder().RawSheet("S", $"<worksheet><sheetData><{name}></x></sheetData></worksheet>").Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => WorkbookText.ShownAsync(source));

        Assert.Equal(WorkbookProblem.Damaged, error.Problem);
        Assert.InRange(error.Message.Length, 100, 500);
        Assert.Contains("Line 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_sheet_name_is_cut_in_the_message_and_kept_beside_it()
    {
        var name = new string('n', 10_000);

        var error = WorkbookFault.Damaged("a.xlsx", "it ends too soon.", name, "B2");

        Assert.InRange(error.Message.Length, 100, 500);
        Assert.Equal(name, error.Sheet);
    }

    [Fact]
    public void Control_characters_and_halves_of_characters_do_not_reach_a_log()
    {
        var error = WorkbookFault.Damaged("a.xlsx", "unknown tag 'a\u001b[31m\r\nERROR\ud800 😀'.", sheet: null);

        Assert.Contains("unknown tag 'a [31m  ERROR\ufffd 😀'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limits_message_is_cut_too()
        => Assert.InRange(WorkbookFault.Exceeded("a.xlsx", "MaxCells", 5, $"has a part '{new string('p', 10_000)}'").Message.Length, 100, 500);
}
