using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks;

/// <summary>Each limit, from both sides.</summary>
public sealed class WorkbookLimitsTests
{
    private const string Strings = "<t>abcdefgh</t>";

    public static TheoryData<string, WorkbookLimits, WorkbookLimits> Limits()
    {
        var d = WorkbookLimits.Default;
        return new()
        {
            { nameof(d.MaxCells), d with { MaxCells = 8 }, d with { MaxCells = 9 } },
            { nameof(d.MaxRows), d with { MaxRows = 2 }, d with { MaxRows = 3 } },
            { nameof(d.MaxColumns), d with { MaxColumns = 2 }, d with { MaxColumns = 3 } },
            { nameof(d.MaxSharedStringBytes), d with { MaxSharedStringBytes = 19 }, d with { MaxSharedStringBytes = 20 } },
            { nameof(d.MaxSheets), d with { MaxSheets = 1 }, d with { MaxSheets = 2 } },
            { nameof(d.MaxXmlDepth), d with { MaxXmlDepth = 5 }, d with { MaxXmlDepth = 6 } },
            { nameof(d.MaxDecompressedBytes), d with { MaxDecompressedBytes = 1_999 }, d with { MaxDecompressedBytes = 2_000 } },
            { nameof(d.MaxReadingTime), d with { MaxReadingTime = TimeSpan.FromTicks(1) }, d with { MaxReadingTime = TimeSpan.FromMinutes(1) } },
        };
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task A_file_beyond_a_limit_is_refused_by_its_name(string member, WorkbookLimits beyond, WorkbookLimits within)
    {
        await ReadAsync(Book(), within);

        var error = await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(Book(), beyond));

        Refused(error, member);
    }

    [Fact]
    public async Task A_part_that_shrank_too_well_is_refused()
    {
        var source = new WorkbookBuilder().Sheet("S", "<row><c><v>1</v></c></row>" + string.Concat(Enumerable.Repeat("<row/>" + new string(' ', 1 << 20), 34))).Build();
        await ReadAsync(source, WorkbookLimits.Default with { MaxCompressionRatio = 1_100 });

        Refused(await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(source, WorkbookLimits.Default)), nameof(WorkbookLimits.MaxCompressionRatio));
    }

    [Fact]
    public async Task Formulas_that_need_more_cells_than_may_be_held_stay_without_a_value()
    {
        var source = new WorkbookBuilder().Sheet("S", string.Concat(Enumerable.Repeat("<row><c><v>2</v></c></row>", 500)) + "<row><c><f>SUM(A1:A500)</f></c></row>").Build();

        Assert.Equal(1000, (await ReadAsync(source, WorkbookLimits.Default with { MaxEvaluatedCells = 1_000 })).Last().Value.Number);
        Assert.True((await ReadAsync(source, WorkbookLimits.Default with { MaxEvaluatedCells = 100 })).Last().Value.IsBlank);
        Assert.True((await ReadAsync(source, WorkbookLimits.Default with { MaxEvaluatedCells = 0 })).Last().Value.IsBlank);
    }

    [Fact]
    public async Task Every_limit_of_the_shared_strings_counts_empty_ones_too()
    {
        var source = new WorkbookBuilder().Strings([.. Enumerable.Repeat("", 1_000)]).Sheet("S", "<row><c t='s'><v>0</v></c></row>").Build();

        Refused(await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(source, WorkbookLimits.Default with { MaxSharedStringBytes = 2_000 })), nameof(WorkbookLimits.MaxSharedStringBytes));
    }

    [Fact]
    public void A_limit_that_no_file_could_keep_is_refused_where_it_is_set()
    {
        var d = WorkbookLimits.Default;
        Func<WorkbookLimits>[] wrong =
        [
            () => d with { MaxDecompressedBytes = 0 }, () => d with { MaxCompressionRatio = -1 }, () => d with { MaxCells = 0 }, () => d with { MaxRows = 0 },
            () => d with { MaxColumns = CellAddress.MaxColumn + 1 }, () => d with { MaxSharedStringBytes = long.MaxValue }, () => d with { MaxSheets = 0 },
            () => d with { MaxXmlDepth = 0 }, () => d with { MaxReadingTime = TimeSpan.Zero }, () => d with { MaxEvaluatedCells = -1 },
        ];

        var messages = wrong.Select(set => Assert.Throws<ExcelChatConfigurationException>(set).Message).ToList();

        Assert.Equal(typeof(WorkbookLimits).GetProperties().Select(p => p.Name).Except([nameof(d.Default)]).Order(), messages.Select(m => m.Split(' ')[2]).Order());
        Assert.Contains("The option MaxColumns is 16385; it must be at least 1 and at most 16384.", messages);
    }

    [Theory]
    [InlineData("t='inlineStr'><is><t>{0}</t></is>")]
    [InlineData("t='inlineStr'><is><t>{0}<!-- for the parser --></t></is>")]
    [InlineData("t='str'><v>{0}</v>")]
    [InlineData("><f>{0}</f><v>1</v>")]
    [InlineData("><f>{0}<!-- for the parser --></f><v>1</v>")]
    public async Task A_row_of_more_text_than_strings_may_take_is_refused(string cell)
    {
        var text = new string('7', 1_000);
        var row = string.Concat(Enumerable.Repeat($"<c {cell.Replace("{0}", text, StringComparison.Ordinal)}</c>", 40));
        WorkbookSource Rows(int count) => new WorkbookBuilder().Sheet("S", string.Concat(Enumerable.Repeat($"<row>{row}</row>", count))).Build();

        Assert.Equal(120, (await ReadAsync(Rows(3), WorkbookLimits.Default with { MaxSharedStringBytes = 90_000 })).Count);
        Refused(await Assert.ThrowsAsync<WorkbookException>(() => ReadAsync(Rows(1), WorkbookLimits.Default with { MaxSharedStringBytes = 39_000 })), nameof(WorkbookLimits.MaxSharedStringBytes));
    }

    [Fact]
    public void Every_limit_has_its_test()
    {
        string[] elsewhere = [nameof(WorkbookLimits.MaxCompressionRatio), nameof(WorkbookLimits.MaxEvaluatedCells), nameof(WorkbookLimits.Default)];

        Assert.Equal(typeof(WorkbookLimits).GetProperties().Select(p => p.Name).Except(elsewhere).Order(), Limits().Select(row => row.Data.Item1).Order());
    }

    private static void Refused(WorkbookException error, string member)
    {
        Assert.Equal((WorkbookProblem.LimitExceeded, member), (error.Problem, error.Limit));
        Assert.Contains($"UseWorkbookLimits(new() {{ {member} = ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Two sheets; on the first 3 rows of 3 cells, nodes 6 deep, 2,000 bytes. Its strings have 16 bytes, and one end of 4 before the last.</summary>
    private static WorkbookSource Book()
    {
        var rows = string.Concat(Enumerable.Range(1, 3).Select(r => $"<row r='{r}'><c t='s'><v>0</v></c><c t='inlineStr'><is><t><!-- for the parser -->x</t></is></c><c><v>3</v></c></row>"));
        var xml = $"<worksheet xmlns='{WorkbookBuilder.Main}'><sheetData>{rows}</sheetData></worksheet>";
        return new WorkbookBuilder().RawSheet("S", xml.PadRight(2_000)).Sheet("T", "").Strings(Strings, Strings).Build();
    }

    private static async Task<List<Cell>> ReadAsync(WorkbookSource source, WorkbookLimits limits)
    {
        await using var workbook = await new WorkbookOpener(WorkbookOpener.BuiltInReaders, limits).OpenAsync(source, TestContext.Current.CancellationToken);
        var cells = new List<Cell>();
        foreach (var sheet in workbook.Sheets)
        {
            await foreach (var row in sheet.ReadRowsAsync(TestContext.Current.CancellationToken))
            {
                cells.AddRange(row.Cells.Span);
            }
        }

        return cells;
    }
}
