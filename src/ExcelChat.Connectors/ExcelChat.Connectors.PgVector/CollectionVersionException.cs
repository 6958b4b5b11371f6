namespace ExcelChat.Connectors.PgVector;

/// <summary>A collection has the tables of an older version. It becomes a <see cref="Microsoft.Extensions.VectorData.VectorStoreException"/> before a caller sees it.</summary>
/// <param name="collection">The collection's name.</param>
internal sealed class OldCollectionException(string collection)
    : Exception($"Collection '{collection}' was made by an older version of ExcelChat.Connectors.PgVector, which kept words in another way. Delete it with EnsureCollectionDeletedAsync, and write its records again.");
