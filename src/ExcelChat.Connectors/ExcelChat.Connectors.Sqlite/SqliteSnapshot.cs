using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>A transaction that reads: the collection as it is at one moment, whatever is written meanwhile.</summary>
internal sealed class SqliteSnapshot : IDisposable
{
    private readonly SqliteTransaction _transaction;

    public SqliteSnapshot(SqliteDatabase database, SqliteTable table)
    {
        Connection = database.Open();
        try
        {
            _transaction = Connection.BeginTransaction(deferred: true);
            State = SqliteDatabase.State(Connection, table.Name);
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    public SqliteState State { get; }

    public void Dispose()
    {
        _transaction.Dispose();
        Connection.Dispose();
    }
}
