using System.Diagnostics.CodeAnalysis;
using ExcelChat.Caching;
using ExcelChat.Embeddings;
using ExcelChat.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Chooses what turns text into vectors.</summary>
public static class EmbeddingsBuilderExtensions
{
    /// <summary>
    /// Embeds with a generator that the container creates. Replaces <see cref="LexicalEmbeddingGenerator"/>, and any generator
    /// registered before. Vectors of different models never share a collection, so workbooks are to be indexed again.
    /// </summary>
    /// <typeparam name="TGenerator">The generator.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseEmbeddingGenerator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGenerator>(
        this ExcelChatBuilder builder)
        where TGenerator : class, IEmbeddingGenerator<string, Embedding<float>>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>, TGenerator>());
        return builder;
    }

    /// <summary>Embeds with this generator. The caller disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="generator">The generator; used concurrently.</param>
    public static ExcelChatBuilder UseEmbeddingGenerator(this ExcelChatBuilder builder, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(generator);
        builder.Services.Replace(ServiceDescriptor.Singleton(generator));
        return builder;
    }

    /// <summary>Embeds with a generator that a function creates, such as a client with its middleware. The container disposes it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Creates the generator, once.</param>
    public static ExcelChatBuilder UseEmbeddingGenerator(
        this ExcelChatBuilder builder, Func<IServiceProvider, IEmbeddingGenerator<string, Embedding<float>>> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
        return builder;
    }

    /// <summary>The offline generator unless another is registered, and its caller; they need what <c>AddResilience</c> and <c>AddCaching</c> add.</summary>
    internal static ExcelChatBuilder AddEmbeddings(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new LexicalEmbeddingGenerator());
        builder.Services.TryAddSingleton(p => new TextEmbedder(
            p.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), p.GetRequiredService<Callers>().Embedding, p.GetService<IDistributedCache>() is null ? null : p.GetRequiredService<VersionedCache>()));
        builder.Services.TryAddSingleton<Embedder>();
        return builder;
    }
}
