using ExcelChat;
using ExcelChat.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where a host lets ExcelChat in.</summary>
public static class ExcelChatServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="WorkbookChat"/>, which answers with no network, no model and no server. The <c>Use…</c> calls on the builder
    /// replace or add parts: a vector store for search, an embedding generator, a chat client.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The builder.</returns>
    public static ExcelChatBuilder AddExcelChat(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new ExcelChatBuilder(services);
        builder.AddEvents().AddResilience().AddCaching();
        builder.AddWorkbooks().AddTables().AddChunks().AddEmbeddings().AddIndexing();
        builder.AddQuestions().AddRetrieval().AddAnswers();
        services.TryAddSingleton(Create);
        return builder;
    }

    // A part that the container cannot build is a mistake of configuration; say so now and not at the first question.
    private static WorkbookChat Create(IServiceProvider provider)
    {
        try
        {
            return new(ActivatorUtilities.CreateInstance<Ingestor>(provider), provider);
        }
        catch (InvalidOperationException e)
        {
            throw new ExcelChatConfigurationException($"ExcelChat cannot be put together: {e.Message} Register what is missing before AddExcelChat().", e);
        }
    }
}
