using System.Diagnostics.CodeAnalysis;
using ExcelChat.Caching;
using ExcelChat.Embeddings;
using ExcelChat.Indexing;
using ExcelChat.Resilience;
using ExcelChat.Retrieval;
using ExcelChat.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat;

/// <summary>Chooses how passages are found.</summary>
public static class RetrievalBuilderExtensions
{
    /// <summary>Finds passages with a retriever that the container creates, in place of the hybrid search.</summary>
    /// <typeparam name="TRetriever">The retriever; it must keep to the tenant and the workbooks of its query.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseRetriever<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRetriever>(
        this ExcelChatBuilder builder)
        where TRetriever : Retriever
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<Retriever, TRetriever>());
        return builder;
    }

    /// <summary>Finds passages with this retriever, in place of the hybrid search.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="retriever">The retriever; it must keep to the tenant and the workbooks of its query.</param>
    public static ExcelChatBuilder UseRetriever(this ExcelChatBuilder builder, Retriever retriever)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(retriever);
        builder.Services.Replace(ServiceDescriptor.Singleton(retriever));
        return builder;
    }

    /// <summary>Orders what the store finds with a reranker that the container creates, in place of the words shared with the question.</summary>
    /// <typeparam name="TReranker">The reranker.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseReranker<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReranker>(
        this ExcelChatBuilder builder)
        where TReranker : Reranker
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<Reranker, TReranker>());
        return builder;
    }

    /// <summary>Orders what the store finds with this reranker, in place of the words shared with the question.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="reranker">The reranker; used by all searches at once.</param>
    public static ExcelChatBuilder UseReranker(this ExcelChatBuilder builder, Reranker reranker)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(reranker);
        builder.Services.Replace(ServiceDescriptor.Singleton(reranker));
        return builder;
    }

    /// <summary>The cached hybrid search; it needs what <c>AddIndexing</c> and <c>AddCaching</c> add. Without a vector store there is none.</summary>
    internal static ExcelChatBuilder AddRetrieval(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<Reranker, LexicalReranker>();
        builder.Services.TryAddSingleton<Retriever>(p =>
        {
            if (p.GetService<VectorStore>() is null)
            {
                return null!;
            }

            var chunks = p.GetRequiredService<ChunkCollections>();
            var hybrid = new HybridRetriever(chunks, p.GetRequiredService<TextEmbedder>(), p.GetRequiredService<Reranker>(), p.GetRequiredService<Callers>().Store);
            var cached = new CachedRetriever(hybrid, p.GetRequiredService<VersionedCache>(), chunks, p.GetRequiredService<IndexGeneration>());
            return new CurrentRetriever(cached, p.GetRequiredService<TableCatalogs>());
        });
        return builder;
    }
}
