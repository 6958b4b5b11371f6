using ExcelChat;
using ExcelChat.Answers;
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
    /// <param name="configure">Sets how answers are given; the options of other parts have calls of their own on the builder.</param>
    public static ExcelChatBuilder AddExcelChat(this IServiceCollection services, Action<AnswerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new ExcelChatBuilder(services);
        builder.AddFlow().AddEvents().AddResilience().AddCaching();
        builder.AddWorkbooks().AddTables().AddChunks().AddEmbeddings().AddIndexing();
        builder.AddQuestions().AddRetrieval().AddAnswers();
        if (configure is not null)
        {
            builder.UseAnswers(configure);
        }

        services.TryAddSingleton(WorkbookChat.Create);
        return builder;
    }
}
