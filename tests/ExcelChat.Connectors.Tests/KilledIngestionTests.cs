using System.Diagnostics;
using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Indexing;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests;

/// <summary>What is left of an ingestion whose process is killed, in a store that outlives it.</summary>
public abstract class KilledIngestionTests : IDisposable
{
    private const string Target = "EXCELCHAT_TEST_KILLED_INGESTION";
    private const string Deadline = "EXCELCHAT_TEST_KILLED_INGESTION_CHUNKS";

    private readonly Lazy<string> _store;

    protected KilledIngestionTests() => _store = new(CreateStore);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Killed after the first of several writes of new chunks, in the middle, and when only the removal of the old ones was left.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1, true)]
    public async Task An_ingestion_that_is_killed_leaves_a_store_that_answers_and_completes_on_the_next_run(double share, bool isNewVersion)
    {
        var (expected, written) = await KillAsync(share, isNewVersion);

        await using var chat = Chat();
        Assert.NotEmpty(await chat.SearchAsync("customer", cancellationToken: Cancel));
        var result = await chat.IngestAsync(Book(version: 2), cancellationToken: Cancel);

        Assert.Equal(expected, result.Chunks);
        Assert.True(result.NewChunks <= expected - written);
        Assert.Equal(share < 1, result.NewChunks > 0);
        Assert.Equal(expected, (await chat.CountIndexAsync(Cancel)).Chunks);
        var again = await chat.IngestAsync(Book(version: 2), cancellationToken: Cancel);
        Assert.Equal((expected, 0, 0), (again.Chunks, again.NewChunks, again.RemovedChunks));
    }

    /// <summary>Also what the process does that the test above kills: with a deadline it ends itself, without a word, at that many chunks.</summary>
    [Fact]
    public async Task An_ingestion_into_a_store_is_whole()
    {
        var deadline = int.Parse(Environment.GetEnvironmentVariable(Deadline) ?? "2000000", CultureInfo.InvariantCulture);
        var result = await IngestAsync(Environment.GetEnvironmentVariable(Target) ?? _store.Value, Book(version: 2), new Killer(deadline));

        Assert.Equal(result.Chunks, result.NewChunks);
    }

    /// <summary>Makes an empty store that lasts as long as the test.</summary>
    /// <returns>What another process finds it by.</returns>
    protected abstract string CreateStore();

    /// <summary>Has a chat use a store that was made, perhaps in another process.</summary>
    protected abstract void Use(ExcelChatBuilder builder, string store);

    protected abstract void Dispose(bool disposing);

    /// <summary>Kills the ingestion of the second version when a share of its writes is done, over an empty store or the first version.</summary>
    /// <returns>The chunks of the second version, and how many of them are in the store.</returns>
    protected async Task<(int Expected, int Written)> KillAsync(double share, bool isNewVersion)
    {
        var (expected, writes) = await WritesAsync(isNewVersion);
        if (isNewVersion)
        {
            await IngestAsync(_store.Value, Book(version: 1));
        }

        Assert.True(writes.Count > 2);
        var written = writes[(int)(share * (writes.Count - 1))];
        await KilledAsync(written);
        return (expected, written);
    }

    /// <summary>A chat over the store in which the ingestion was killed.</summary>
    protected WorkbookChat Chat() => Chat(_store.Value);

    private async Task KilledAsync(int written)
    {
        using var writer = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["--filter-method", $"{GetType().FullName}.{nameof(An_ingestion_into_a_store_is_whole)}", "--progress", "off", "--no-ansi"])
        {
            Environment = { [Target] = _store.Value, [Deadline] = written.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        var output = await writer.StandardOutput.ReadToEndAsync(Cancel);
        await writer.WaitForExitAsync(Cancel);
        Assert.DoesNotContain("succeeded", output, StringComparison.Ordinal);
        Assert.NotEqual(0, writer.ExitCode);
    }

    /// <summary>The chunks of the second version, and how many were written after each write, into an empty store or over the first version.</summary>
    private async Task<(int Chunks, List<int> Writes)> WritesAsync(bool isNewVersion)
    {
        var store = CreateStore();
        if (isNewVersion)
        {
            await IngestAsync(store, Book(version: 1));
        }

        var counter = new Counter();
        var result = await IngestAsync(store, Book(version: 2), counter);
        return (result.Chunks, [.. counter.Written]);
    }

    private async Task<IngestionResult> IngestAsync(string store, WorkbookSource book, IProgress<IngestionProgress>? progress = null)
    {
        await using var chat = Chat(store);
        return await chat.IngestAsync(book, progress, Cancel);
    }

    private WorkbookChat Chat(string store) => WorkbookChat.Create(builder => Use(builder, store));

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
