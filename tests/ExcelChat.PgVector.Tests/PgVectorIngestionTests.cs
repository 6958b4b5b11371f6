using ExcelChat.Connectors.Tests;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorIngestionTests : KilledIngestionTests
{
    private readonly List<PgVectorTestStore> _schemas = [];

    protected override string CreateStore()
    {
        var schema = new PgVectorTestStore();
        _schemas.Add(schema);
        _ = schema.Source;
        return schema.Schema;
    }

    protected override void Use(ExcelChatBuilder builder, string store) => builder.UsePgVector(PgVectorTestStore.ConnectionString, options => options.Schema = store);

    protected override void Dispose(bool disposing) => _schemas.ForEach(schema => schema.Dispose());
}
