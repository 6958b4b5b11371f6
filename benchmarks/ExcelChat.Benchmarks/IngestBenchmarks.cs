using BenchmarkDotNet.Attributes;
using ExcelChat.Chunks;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Benchmarks;

/// <summary>
/// Time of a chunk from its text to the store's word that it holds it, with the offline generator: embedding, batches, records, upserts.
/// The workbook is tiny and its chunks are prepared, so reading and cutting are not in it. PostgreSQL is measured where
/// <c>EXCELCHAT_TEST_POSTGRES</c> names a server.
/// </summary>
[MemoryDiagnoser]
public class IngestBenchmarks : IDisposable
{
    private const int Chunks = 10_000;
    private const string Postgres = "EXCELCHAT_TEST_POSTGRES";

    private readonly string _folder = Directory.CreateTempSubdirectory("excelchat-benchmark-").FullName;
    private readonly WorkbookSource _source;
    private WorkbookChat _chat = null!;
    private int _run;

    public IngestBenchmarks()
    {
        var path = Path.Combine(_folder, "orders.xlsx");
        GeneratedWorkbook.Write(path, rows: 50);
        _source = WorkbookSource.FromFile(path);
    }

    public static IEnumerable<string> Stores => Environment.GetEnvironmentVariable(Postgres) is null ? ["memory", "sqlite"] : ["memory", "sqlite", "postgres"];

    /// <summary>
    /// The characters of a chunk. Blocks of rows, which most chunks of a large table are, have up to 1,000 in a small file with up to 5,000 rows, and up to 2,000 with 10,000; other
    /// chunks have half as many.
    /// </summary>
    [Params(500, 1000, 2000)]
    public int Characters { get; set; }

    [ParamsSource(nameof(Stores))]
    public string Store { get; set; } = "";

    [IterationSetup]
    public void Open() => _chat = WorkbookChat.Create(builder => Use(builder).UseChunker(new PreparedChunker(Chunks, Characters)));

    [IterationCleanup]
    public void Close()
    {
        if (Store == "postgres")
        {
            _chat.RemoveAsync(_chat.Workbooks[0].Id).GetAwaiter().GetResult();
        }

        _chat.Dispose();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Chunks)]
    public async Task<int> Ingest()
    {
        var result = await _chat.IngestAsync(_source);
        return result.NewChunks == Chunks ? Chunks : throw new InvalidOperationException($"{result.NewChunks} chunks were written.");
    }

    private ExcelChatBuilder Use(ExcelChatBuilder builder) => Store switch
    {
        "memory" => builder.UseInMemoryVectorStore(),
        "sqlite" => builder.UseSqlite(Path.Combine(_folder, FormattableString.Invariant($"{_run++}.db"))),
        _ => builder.UsePgVector(Environment.GetEnvironmentVariable(Postgres)!),
    };

    /// <summary>Gives the same chunks for any table.</summary>
    private sealed class PreparedChunker(int count, int characters) : Chunker
    {
        public override async IAsyncEnumerable<Chunk> RunAsync(
            IAsyncEnumerable<Table> source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var random = new Random(7);
            await foreach (var table in source.WithCancellation(cancellationToken))
            {
                for (var i = 0; i < count; i++)
                {
                    yield return Of(table, i, random);
                }
            }
        }

        private Chunk Of(Table table, int number, Random random)
        {
            var rows = Enumerable.Range(0, characters / 34).Select(row => FormattableString.Invariant(
                $"{(number * 50) + row} | Region {random.Next(20)} | INV-{random.Next(100_000):D5} | {random.NextDouble() * 10_000:N2}"));
            return new()
            {
                Id = new(number, 0, 0, new byte[8]),
                Workbook = table.Workbook,
                Sheet = table.Sheet,
                TableId = table.Id,
                Kind = ChunkKind.Data,
                Range = CellRange.Of(number + 2, 1, number + 2, 4),
                Text = string.Join('\n', rows.Prepend("Number | Region | Invoice | Amount")),
            };
        }
    }
}
