using System.Diagnostics.CodeAnalysis;
using ExcelChat.Embeddings;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Resilience;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat;

/// <summary>Chooses where the index is kept.</summary>
public static class IndexingBuilderExtensions
{
    /// <summary>Keeps the index in a vector store that the container creates. Replaces any chosen before.</summary>
    /// <typeparam name="TStore">Any store for Microsoft.Extensions.VectorData; with keyword search it is searched by words too.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseVectorStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this ExcelChatBuilder builder)
        where TStore : VectorStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<VectorStore, TStore>());
        return builder;
    }

    /// <summary>Keeps the index in this vector store. The caller disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">The store; used concurrently.</param>
    public static ExcelChatBuilder UseVectorStore(this ExcelChatBuilder builder, VectorStore store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        builder.Services.Replace(ServiceDescriptor.Singleton(store));
        return builder;
    }

    /// <summary>Keeps the index in a vector store that a function creates. The container disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Creates the store, once.</param>
    public static ExcelChatBuilder UseVectorStore(this ExcelChatBuilder builder, Func<IServiceProvider, VectorStore> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
        return builder;
    }

    /// <summary>The index; it needs a <see cref="VectorStore"/> and what <c>AddFlow</c>, <c>AddEmbeddings</c> and <c>AddResilience</c> add.</summary>
    internal static ExcelChatBuilder AddIndexing(this ExcelChatBuilder builder)
    {
        builder.AddGeneration();
        builder.Services.TryAddSingleton(p => new ChunkCollections(
            Store(p), p.GetRequiredService<TextEmbedder>(), p.GetRequiredService<IndexGeneration>(), p.GetRequiredService<Callers>().Store));
        builder.Services.TryAddSingleton<WorkbookIndex>();
        builder.Services.TryAddSingleton<IndexKeeper>();
        builder.Services.TryAddSingleton(p => new Ingestor(
            p.GetRequiredService<WorkbookOpener>(),
            p.GetRequiredService<TableDetector>(),
            p.GetRequiredService<TableCatalogs>(),
            p.GetService<VectorStore>() is null ? null : p.GetRequiredService<WorkbookIndex>(),
            p.GetRequiredService<EventPublisher>())
        {
            Originals = p.GetService<WorkbookStore>() is { } store ? new(store) : null,
        });
        return builder;
    }

    // What another process says in a shared log makes old what was found here before.
    private static void AddGeneration(this ExcelChatBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(IndexGeneration)))
        {
            return;
        }

        builder.Services.AddSingleton<IndexGeneration>();
        builder.Services.AddSingleton(p => new EventSubscription("excelchat.index", (happened, _) =>
        {
            if (happened is DocumentsIndexed or FileRemoved)
            {
                p.GetRequiredService<IndexGeneration>().Advance();
            }

            return default;
        }));
    }

    private static VectorStore Store(IServiceProvider provider) => provider.GetService<VectorStore>()
        ?? throw new ExcelChatConfigurationException(
            "There is no vector store. Call UseVectorStore with any Microsoft.Extensions.VectorData store, or the Use call of a connector "
            + "package, such as UseInMemoryVectorStore.");
}
