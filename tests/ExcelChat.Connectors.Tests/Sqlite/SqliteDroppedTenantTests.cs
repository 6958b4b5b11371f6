using ExcelChat.Connectors.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteDroppedTenantTests : DroppedTenantTests
{
    private readonly SqliteTestStore _file = new();

    protected override void Use(ExcelChatBuilder builder) => builder.UseSqlite(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource);

    protected override VectorStore OpenIndex() => new SqliteVectorStore(_file.ConnectionString);

    protected override void Dispose(bool disposing) => _file.Dispose();
}
