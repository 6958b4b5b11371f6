using ExcelChat.Connectors.PgVector;
using Microsoft.Extensions.VectorData;
using Npgsql;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorOpeningTests : IDisposable
{
    private readonly PgVectorTestStore _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_collection_waits_for_nobody_who_reads_writes_or_builds_indexes_when_all_of_it_is_there()
    {
        using var store = _server.Open();
        await store.GetDynamicCollection("notes", Definition("Text", "Tags")).EnsureCollectionExistsAsync(Cancel);
        await using var connection = await _server.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using var locking = new NpgsqlCommand($"LOCK TABLE {_server.Schema}.notes IN EXCLUSIVE MODE", connection);
        await locking.ExecuteNonQueryAsync(Cancel);

        // The server refuses whoever would have to wait.
        using var impatient = new PgVectorStore($"{PgVectorTestStore.ConnectionString};Options=-c lock_timeout=1s", new() { Schema = _server.Schema });
        await impatient.GetDynamicCollection("notes", Definition("Text", "Tags")).EnsureCollectionExistsAsync(Cancel);
        await Assert.ThrowsAsync<VectorStoreException>(() => impatient.GetDynamicCollection("notes", Definition("Text", "Tags", "More")).EnsureCollectionExistsAsync(Cancel));
    }

    [Fact]
    public async Task Opening_a_collection_adds_the_columns_and_the_indexes_that_it_lacks_and_makes_what_differs_as_it_was()
    {
        using var store = _server.Open();
        await store.GetDynamicCollection("notes", Definition("Text")).EnsureCollectionExistsAsync(Cancel);
        await ExecuteAsync($"ALTER TABLE {_server.Schema}.notes ALTER \"Text\" SET STORAGE EXTENDED");
        await ExecuteAsync($"DROP INDEX {_server.Schema}.\"notes.Text.words\"");

        var collection = store.GetDynamicCollection("notes", Definition("Text", "Tags"));
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(new Dictionary<string, object?> { ["Id"] = 1, ["Text"] = "grapes", ["Tags"] = "fruit" }, Cancel);

        Assert.Equal("fruit", (await collection.GetAsync(1, cancellationToken: Cancel))!["Tags"]);
        Assert.Equal(
            ["#buckets:Tags e", "#buckets:Text e", "#counts:Tags e", "#counts:Text e", "#words:Tags e", "#words:Text e", "Tags m", "Text m", "notes.Tags.words", "notes.Text.words", "notes_pkey"],
            await ListAsync($"SELECT attname || ' ' || attstorage::text FROM pg_attribute WHERE attrelid = '{_server.Schema}.notes'::regclass AND attnum > 0 AND attstorage <> 'p' "
                + $"UNION ALL SELECT indexname FROM pg_indexes WHERE schemaname = '{_server.Schema}'"));
    }

    public void Dispose() => _server.Dispose();

    private static VectorStoreCollectionDefinition Definition(params string[] texts) => new()
    {
        Properties = [new VectorStoreKeyProperty("Id", typeof(int)), .. texts.Select(text => new VectorStoreDataProperty(text, typeof(string)) { IsFullTextIndexed = true })],
    };

    private async Task ExecuteAsync(string statement)
    {
        await using var command = _server.Source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<List<string>> ListAsync(string query)
    {
        await using var command = _server.Source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<string> found = [];
        while (await reader.ReadAsync(Cancel))
        {
            found.Add(reader.GetString(0));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
