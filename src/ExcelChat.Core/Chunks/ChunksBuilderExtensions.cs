using System.Diagnostics.CodeAnalysis;
using ExcelChat.Chunks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Chooses how tables are cut into chunks.</summary>
public static class ChunksBuilderExtensions
{
    /// <summary>Cuts with a chunker that the container creates. Replaces <see cref="AdaptiveChunker"/> or any chosen before.</summary>
    /// <typeparam name="TChunker">The chunker.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseChunker<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChunker>(
        this ExcelChatBuilder builder)
        where TChunker : Chunker
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<Chunker, TChunker>());
        return builder;
    }

    /// <summary>Cuts with this chunker, such as <c>new AdaptiveChunker(new() { SampleRows = 5 })</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="chunker">The chunker; used by all ingestions at once.</param>
    public static ExcelChatBuilder UseChunker(this ExcelChatBuilder builder, Chunker chunker)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(chunker);
        builder.Services.Replace(ServiceDescriptor.Singleton(chunker));
        return builder;
    }

    /// <summary>Counts the tokens of chunks with the tokenizer of a model, in place of an estimate by characters.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="tokens">The counter; used by all ingestions at once.</param>
    public static ExcelChatBuilder UseTokenCounter(this ExcelChatBuilder builder, TokenCounter tokens)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tokens);
        builder.Services.Replace(ServiceDescriptor.Singleton(tokens));
        return builder;
    }

    internal static ExcelChatBuilder AddChunks(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<Chunker>(p => new AdaptiveChunker(tokens: p.GetService<TokenCounter>()));
        return builder;
    }
}
