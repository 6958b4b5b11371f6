using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteIngestionTests : KilledIngestionTests
{
    private readonly List<SqliteTestStore> _files = [];

    protected override string CreateStore()
    {
        _files.Add(new());
        return _files[^1].ConnectionString;
    }

    protected override void Use(ExcelChatBuilder builder, string store) => builder.UseSqlite(new SqliteConnectionStringBuilder(store).DataSource);

    protected override void Dispose(bool disposing) => _files.ForEach(file => file.Dispose());
}
