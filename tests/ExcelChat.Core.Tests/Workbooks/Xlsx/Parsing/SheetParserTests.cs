using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;
using ExcelChat.Workbooks.Xlsx.Parsing;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx.Parsing;

public sealed class SheetParserTests
{
    private const int Length = 4 << 20;

    [Theory]
    [InlineData("<row><c t='inlineStr'><is>", "<t/>")]
    [InlineData("<row><c><v>", "<x/>")]
    [InlineData("<row><c>", "<v/>")]
    [InlineData("<row>", "<c/>")]
    [InlineData("", "<row/>")]
    public async Task Whatever_does_not_end_can_be_stopped_in_its_midst(string start, string filling)
    {
        using var stop = new CancellationTokenSource();
        var part = new CancellingStream(Part(start, filling), stop);
        using var file = new XlsxFile(new WorkbookBuilder().Build(), WorkbookLimits.Default);
        using var rows = new SheetParser(part, XlsxXml.Open(part, file.Limits, "test.xlsx"), new(file, "S"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rows.ReadAsync(stop.Token).AsTask());

        Assert.InRange(part.Position, Length / 4, Length / 2);
    }

    [Fact]
    public async Task The_time_limit_counts_parsing_too()
    {
        using var file = new XlsxFile(new WorkbookBuilder().Build(), WorkbookLimits.Default with { MaxReadingTime = TimeSpan.FromTicks(1) });
        using var part = new MemoryStream(Part("<row><c><v>", "<x/>"));
        using var rows = new SheetParser(part, XlsxXml.Open(part, file.Limits, "test.xlsx"), new(file, "S"));

        var error = await Assert.ThrowsAsync<WorkbookException>(() => rows.ReadAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal((WorkbookProblem.LimitExceeded, nameof(WorkbookLimits.MaxReadingTime)), (error.Problem, error.Limit));
        Assert.InRange(part.Position, 1, Length / 2);
    }

    private static byte[] Part(string start, string filling)
        => Encoding.UTF8.GetBytes($"<worksheet><sheetData>{start}{string.Concat(Enumerable.Repeat(filling, Length / filling.Length))}");

    /// <summary>A stream whose reader loses interest after a quarter of it.</summary>
    private sealed class CancellingStream(byte[] content, CancellationTokenSource stop) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position > Length / 4)
            {
                stop.Cancel();
            }

            return base.Read(buffer, offset, count);
        }
    }
}
