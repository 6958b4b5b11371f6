using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>A collection of an <see cref="InMemoryVectorStore"/> whose records are objects of a class.</summary>
/// <typeparam name="TKey">The type of the key: <see cref="Guid"/>, <see cref="string"/>, <see cref="int"/>, <see cref="long"/> or <see cref="ulong"/>.</typeparam>
/// <typeparam name="TRecord">The class of the records.</typeparam>
public sealed class InMemoryCollection<TKey, TRecord> : InMemoryRecordCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    /// <summary>Opens a collection; nothing is created until <see cref="VectorStoreCollection{TKey, TRecord}.EnsureCollectionExistsAsync"/>.</summary>
    /// <param name="store">The store that holds the records.</param>
    /// <param name="name">The name of the collection.</param>
    /// <param name="definition">What the attributes of <typeparamref name="TRecord"/> do not say; it wins over them.</param>
    /// <exception cref="InvalidOperationException">The definition does not fit the record.</exception>
    /// <exception cref="NotSupportedException">A property of a type that cannot be stored, an unknown distance function or index kind, or a dictionary as the record.</exception>
    [RequiresUnreferencedCode("Reads the properties of the record type. For trimming use InMemoryDynamicCollection.")]
    [RequiresDynamicCode("Reads the properties of the record type. For native AOT use InMemoryDynamicCollection.")]
    public InMemoryCollection(InMemoryVectorStore store, string name, VectorStoreCollectionDefinition? definition = null)
        : base(store, name, Model(definition, store?.EmbeddingGenerator))
    {
    }

    [RequiresUnreferencedCode("Reads the properties of the record type.")]
    [RequiresDynamicCode("Reads the properties of the record type.")]
    private static CollectionModel Model(VectorStoreCollectionDefinition? definition, IEmbeddingGenerator? generator)
        => typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? throw new NotSupportedException(VectorDataStrings.NonDynamicCollectionWithDictionaryNotSupported(typeof(InMemoryDynamicCollection)))
            : new InMemoryModelBuilder().Build(typeof(TRecord), typeof(TKey), definition, generator);
}
