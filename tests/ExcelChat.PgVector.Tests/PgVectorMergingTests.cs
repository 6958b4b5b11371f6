using System.Collections.Concurrent;
using ExcelChat.Connectors.PgVector;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.VectorData;
using Npgsql;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorMergingTests : IDisposable
{
    private static readonly VectorStoreCollectionDefinition Definition = new()
    {
        Properties = [new VectorStoreKeyProperty("Id", typeof(int)), new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true }],
    };

    private readonly PgVectorTestStore _server = new();
    private readonly StatementLog _log = new();
    private readonly NpgsqlDataSource _source;
    private readonly PgVectorStore _store;

    public PgVectorMergingTests()
    {
        _ = _server.Source;
        var builder = new NpgsqlDataSourceBuilder(PgVectorTestStore.ConnectionString);
        builder.UseVector();
        builder.UseLoggerFactory(_log);
        _source = builder.Build();
        _store = new(_source, options: new() { Schema = _server.Schema });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_requests_that_open_a_collection_and_write_to_it_merge_its_words_once()
    {
        await _store.GetDynamicCollection("notes", Definition).EnsureCollectionExistsAsync(Cancel);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(request => _store.GetDynamicCollection("notes", Definition).UpsertAsync(Records(request * 40, 40), Cancel)));

        await WaitForAMergeAsync();
        Assert.Equal(1, _log.Merges);
    }

    [Fact]
    public async Task Words_of_a_small_batch_are_merged_too()
    {
        var collection = _store.GetDynamicCollection("notes", Definition);
        await collection.EnsureCollectionExistsAsync(Cancel);

        await collection.UpsertAsync(Records(0, 1), Cancel);

        await WaitForAMergeAsync();
    }

    public void Dispose()
    {
        _store.Dispose();
        _source.Dispose();
        _server.Dispose();
        _log.Dispose();
    }

    private static IEnumerable<Dictionary<string, object?>> Records(int first, int count)
        => Enumerable.Range(first, count).Select(n => new Dictionary<string, object?> { ["Id"] = n, ["Text"] = FormattableString.Invariant($"word{n}") });

    // A merging goes on behind the writing.
    private async Task WaitForAMergeAsync()
    {
        for (var turn = 0; turn < 100 && _log.Merges == 0; turn++)
        {
            await Task.Delay(100, Cancel);
        }

        Assert.NotEqual(0, _log.Merges);
    }

    private sealed class StatementLog : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> _completed = [];

        public int Merges => _completed.Count(message => message.Contains("gin_clean_pending_list", StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var message && message.StartsWith("Command execution completed", StringComparison.Ordinal))
            {
                _completed.Enqueue(message);
            }
        }

        public void Dispose()
        {
        }
    }
}
