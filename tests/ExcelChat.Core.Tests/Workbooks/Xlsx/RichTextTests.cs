using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class RichTextTests
{
    private const string Runs = "<r><rPr><b/><i val='0'/><color rgb='FFff8000'/><sz val='10.5'/><rFont val='Arial'/></rPr><t xml:space='preserve'>net </t></r>"
        + "<r><rPr><u val='double'/><strike/><color theme='1'/></rPr><t>gross</t></r><r><t/></r>";

    [Fact]
    public async Task The_runs_of_shared_strings_and_of_strings_in_cells_have_their_looks()
    {
        var texts = await ReadAsync(new WorkbookBuilder().Strings("<t>plain</t>", Runs).Sheet(
            "S",
            $"<row r='2'><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c><v>1</v></c></row><row r='4'><c r='D4' t='inlineStr'><is>{Runs}</is></c><c t='inlineStr'><is><t>plain</t></is></c></row>").Build());

        TextRun[] expected = [new("net ") { Bold = true, Color = "#FF8000", Size = 10.5, Font = "Arial" }, new("gross") { Underline = true, Strikethrough = true }];
        Assert.Equal(["B2", "D4"], texts.Select(t => t.Cell.ToString()));
        Assert.All(texts, text => Assert.Equal(expected, text.Runs));
        Assert.All(texts, text => Assert.Empty(text.Phonetics));
    }

    [Fact]
    public async Task Phonetic_hints_are_told_apart_from_the_text_they_belong_to()
    {
        var text = Assert.Single(await ReadAsync(new WorkbookBuilder()
            .Strings("<t>東京都</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><rPh sb='2' eb='3'><t>ト</t></rPh><phoneticPr fontId='1'/>")
            .Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build()));

        Assert.Equal([new TextRun("東京都")], text.Runs);
        Assert.Equal([new PhoneticRun("トウキョウ", 0, 2), new PhoneticRun("ト", 2, 3)], text.Phonetics);
    }

    [Fact]
    public async Task Joined_runs_are_the_text_of_the_cell()
    {
        var source = new WorkbookBuilder().Strings("<r><t> a_x000D_</t></r><r><rPr><b/></rPr><t xml:space='preserve'> b </t></r><r><t>&amp;c</t></r>").Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build();

        Assert.Equal(Assert.Single(await WorkbookText.CellsAsync(source)).Value.Text, string.Concat(Assert.Single(await ReadAsync(source)).Runs.Select(r => r.Text)));
    }

    [Fact]
    public async Task A_text_that_is_cut_is_told_as_one_run()
    {
        var runs = string.Concat(Enumerable.Repeat($"<r><rPr><b/></rPr><t>{new string('a', 20_000)}</t></r>", 3));
        var source = new WorkbookBuilder().Strings($"{runs}<rPh sb='0' eb='1'><t>b</t></rPh>").Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build();

        var text = Assert.Single(await ReadAsync(source));

        Assert.Equal([new TextRun(Assert.Single(await WorkbookText.CellsAsync(source)).Value.Text)], text.Runs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_runs_of_all_strings_together_are_held_to_the_limit_on_strings(bool shared)
    {
        const string Two = "<r><t>a</t></r><r><t>b</t></r>";
        var source = shared
            ? new WorkbookBuilder().Strings([.. Enumerable.Repeat(Two, 100)]).Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build()
            : new WorkbookBuilder().Sheet("S", $"<row>{string.Concat(Enumerable.Repeat($"<c t='inlineStr'><is>{Two}</is></c>", 100))}</row>").Build();

        var error = await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(source, WorkbookLimits.Default with { MaxSharedStringBytes = 2_000 }));

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxSharedStringBytes)), (error.Problem, error.Limit));
    }

    [Fact]
    public async Task A_damaged_sheet_is_told_by_its_name()
    {
        var error = await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(new WorkbookBuilder().RawSheet("S", "<worksheet><sheetData><row>").Build()));

        Assert.Equal((WorkbookProblem.Damaged, "S"), (error.Problem, error.Sheet));
    }

    private static async Task<List<RichText>> ReadAsync(WorkbookSource source, WorkbookLimits? limits = null)
    {
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, limits).OpenAsync(source, TestContext.Current.CancellationToken);
        return await workbook.Sheets[0].ReadRichTextAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
