namespace ExcelChat.Connectors.PgVector;

/// <summary>A collection has the tables of another version. It becomes a <see cref="Microsoft.Extensions.VectorData.VectorStoreException"/> before a caller sees it.</summary>
/// <param name="collection">The collection's name.</param>
/// <param name="version">The version of its tables.</param>
internal sealed class CollectionVersionException(string collection, int version) : Exception(
    version < PgDatabase.TableVersion
        ? $"Collection '{collection}' was made by an older version of ExcelChat.Connectors.PgVector, which kept words in another way. {Remedy}"
        : FormattableString.Invariant($"Collection '{collection}' was made by a later version of ExcelChat.Connectors.PgVector: its tables are of version {version}, and this package knows {PgDatabase.TableVersion}. Update the package. Otherwise: {Remedy}"))
{
    private const string Remedy = "Delete it with EnsureCollectionDeletedAsync, and write its records again.";
}
