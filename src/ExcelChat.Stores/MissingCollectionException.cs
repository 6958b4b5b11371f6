namespace ExcelChat.Stores;

/// <summary>A collection is not there. It becomes a <see cref="Microsoft.Extensions.VectorData.VectorStoreException"/> before a caller sees it.</summary>
/// <param name="collection">The collection's name.</param>
internal sealed class MissingCollectionException(string collection)
    : Exception($"Collection '{collection}' does not exist. Call EnsureCollectionExistsAsync first.");
