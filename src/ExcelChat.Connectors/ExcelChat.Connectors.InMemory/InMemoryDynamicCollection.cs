using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.InMemory;

/// <summary>A collection of an <see cref="InMemoryVectorStore"/> whose records are dictionaries from property name to value. Needs no reflection: the way for trimmed and native applications.</summary>
public sealed class InMemoryDynamicCollection : InMemoryRecordCollection<object, Dictionary<string, object?>>
{
    /// <summary>Opens a collection; nothing is created until <see cref="VectorStoreCollection{TKey, TRecord}.EnsureCollectionExistsAsync"/>.</summary>
    /// <param name="store">The store that holds the records.</param>
    /// <param name="name">The name of the collection.</param>
    /// <param name="definition">The properties of a record.</param>
    /// <exception cref="InvalidOperationException">A property has no type.</exception>
    /// <exception cref="NotSupportedException">A property of a type that cannot be stored, an unknown distance function or index kind.</exception>
    public InMemoryDynamicCollection(InMemoryVectorStore store, string name, VectorStoreCollectionDefinition definition)
        : base(store, name, new InMemoryModelBuilder().BuildDynamic(definition ?? throw new ArgumentNullException(nameof(definition)), store?.EmbeddingGenerator))
    {
    }
}
