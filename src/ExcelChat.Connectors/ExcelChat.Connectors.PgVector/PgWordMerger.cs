using System.Data.Common;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// Merges the words that wait into the indexes of a table, on a connection of its own beside the writers, one at a time. Best effort: what is not merged so is merged by a writer once
/// <see cref="PgTable.WaitingWords"/> is reached, by autovacuum, or with the building of indexes.
/// </summary>
internal sealed class PgWordMerger(PgDatabase database, string table)
{
    /// <summary>So many words take about 8 MiB while they wait.</summary>
    private const long Enough = 500_000;

    // The first batch finds what others left.
    private long _waiting = Enough;
    private int _isMerging;

    /// <summary>Says that words were written. Returns at once; a merging goes on behind it.</summary>
    public void Add(long words)
    {
        if (Interlocked.Add(ref _waiting, words) >= Enough && Interlocked.Exchange(ref _isMerging, 1) == 0)
        {
            Interlocked.Exchange(ref _waiting, 0);
            _ = MergeAsync();
        }
    }

    // Nobody waits for it, so it does not go with the token of a writer. Where another process merges already, that one suffices.
    private async Task MergeAsync()
    {
        try
        {
            var connection = await database.Source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            await connection.ExecuteAsync(
                "SELECT gin_clean_pending_list(i.indexrelid::regclass) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam "
                + $"WHERE i.indrelid = to_regclass({PgNames.Literal(table)}) AND a.amname = 'gin' AND pg_try_advisory_xact_lock({PgNames.Lock("merge", table)})",
                CancellationToken.None,
                database.WriteTimeout).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or ObjectDisposedException)
        {
            // The table is gone, the store is closed or the user does not own the index.
        }
        finally
        {
            Interlocked.Exchange(ref _isMerging, 0);
        }
    }
}
