using System.Diagnostics;
using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Indexing;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteIngestionTests : IDisposable
{
    private const string Target = "EXCELCHAT_TEST_SQLITE_INGESTION";
    private const string Deadline = "EXCELCHAT_TEST_SQLITE_INGESTION_CHUNKS";

    private readonly SqliteTestStore _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    /// <summary>Killed after the first of several writes of new chunks, in the middle, and when only the removal of the old ones was left.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1, true)]
    public async Task An_ingestion_that_is_killed_leaves_a_store_that_answers_and_completes_on_the_next_run(double share, bool isNewVersion)
    {
        var writes = await WritesAsync(isNewVersion);
        if (isNewVersion)
        {
            await IngestAsync(_file.ConnectionString, Book(version: 1));
        }

        Assert.True(writes.Count > 2);
        var (written, expected) = (writes[(int)(share * (writes.Count - 1))], await FreshAsync());
        await KilledAsync(written);

        await using var chat = Chat(_file.ConnectionString);
        Assert.NotEmpty(await chat.SearchAsync("customer", cancellationToken: Cancel));
        var result = await chat.IngestAsync(Book(version: 2), cancellationToken: Cancel);

        Assert.Equal(expected, result.Chunks);
        Assert.True(result.NewChunks <= expected - written);
        Assert.Equal(share < 1, result.NewChunks > 0);
        Assert.Equal(expected, (await chat.SearchAsync("customer", 1000, Cancel)).Count);
        var again = await chat.IngestAsync(Book(version: 2), cancellationToken: Cancel);
        Assert.Equal((expected, 0, 0), (again.Chunks, again.NewChunks, again.RemovedChunks));
    }

    /// <summary>Also what the process does that the test above kills: with a deadline it ends itself, without a word, at that many chunks.</summary>
    [Fact]
    public async Task An_ingestion_into_a_file_is_whole()
    {
        var deadline = int.Parse(Environment.GetEnvironmentVariable(Deadline) ?? "2000000", CultureInfo.InvariantCulture);
        var result = await IngestAsync(Environment.GetEnvironmentVariable(Target) ?? _file.ConnectionString, Book(version: 2), new Killer(deadline));

        Assert.Equal(result.Chunks, result.NewChunks);
    }

    private async Task KilledAsync(int written)
    {
        using var writer = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["--filter-method", $"*.{nameof(An_ingestion_into_a_file_is_whole)}", "--progress", "off", "--no-ansi"])
        {
            Environment = { [Target] = _file.ConnectionString, [Deadline] = written.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        var output = await writer.StandardOutput.ReadToEndAsync(Cancel);
        await writer.WaitForExitAsync(Cancel);
        Assert.DoesNotContain("succeeded", output, StringComparison.Ordinal);
        Assert.NotEqual(0, writer.ExitCode);
    }

    private static async Task<int> FreshAsync()
    {
        using var file = new SqliteTestStore();
        return (await IngestAsync(file.ConnectionString, Book(version: 2))).Chunks;
    }

    /// <summary>How many chunks of the second version were written after each write, into an empty store or over the first version.</summary>
    private static async Task<List<int>> WritesAsync(bool isNewVersion)
    {
        using var file = new SqliteTestStore();
        if (isNewVersion)
        {
            await IngestAsync(file.ConnectionString, Book(version: 1));
        }

        var counter = new Counter();
        await IngestAsync(file.ConnectionString, Book(version: 2), counter);
        return [.. counter.Written];
    }

    private static async Task<IngestionResult> IngestAsync(string connection, WorkbookSource book, IProgress<IngestionProgress>? progress = null)
    {
        await using var chat = Chat(connection);
        return await chat.IngestAsync(book, progress, Cancel);
    }

    private static WorkbookChat Chat(string connection) => WorkbookChat.Create(b => b.UseSqlite(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource));

    /// <summary>The second version has other amounts but in its first rows, and fewer rows.</summary>
    private static WorkbookSource Book(int version)
    {
        var rows = Enumerable.Range(0, 9000 - (version * 500)).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"<row><c><v>{i}</v></c><c t='str'><v>Customer {i % 977} of the northern district, by the long road</v></c><c><v>{(i > 500 ? version : 0) * 10 + (i % 9)}</v></c></row>"));
        return new WorkbookBuilder()
            .Sheet("Orders", $"<row><c t='str'><v>Order</v></c><c t='str'><v>Customer</v></c><c t='str'><v>Amount</v></c></row>{string.Concat(rows)}")
            .Build("orders.xlsx").WithKey("orders");
    }

    private sealed class Counter : IProgress<IngestionProgress>
    {
        public SortedSet<int> Written { get; } = [];

        public void Report(IngestionProgress value)
        {
            if (value.Chunks > 0)
            {
                Written.Add(value.Chunks);
            }
        }
    }

    private sealed class Killer(int chunks) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            if (value.Chunks >= chunks)
            {
                // SIGKILL on Unix: nothing is flushed, nothing disposed. This thread waits for it, so that not one more chunk is written.
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}
