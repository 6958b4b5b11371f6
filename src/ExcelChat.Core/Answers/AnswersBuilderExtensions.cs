using System.Diagnostics.CodeAnalysis;
using ExcelChat.Answers;
using ExcelChat.Events;
using ExcelChat.Questions;
using ExcelChat.Resilience;
using ExcelChat.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ExcelChat;

/// <summary>Answers: how they are given, and which model helps.</summary>
public static class AnswersBuilderExtensions
{
    /// <summary>Lets a chat model help where the offline planner is unsure. Without one, ExcelChat answers all the same.</summary>
    /// <typeparam name="TClient">The client; built by the container once.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseChatClient<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(
        this ExcelChatBuilder builder)
        where TClient : class, IChatClient
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IChatClient, TClient>();
        return builder;
    }

    /// <summary>Lets a chat model help where the offline planner is unsure.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the client; called once.</param>
    public static ExcelChatBuilder UseChatClient(this ExcelChatBuilder builder, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddSingleton(create);
        return builder;
    }

    /// <summary>Sets how answers are given.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseAnswers(this ExcelChatBuilder builder, Action<AnswerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>The answerer, with the model and the retriever that the host registered, if any.</summary>
    internal static ExcelChatBuilder AddAnswers(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<Answerer>(p => new PlanAnswerer(
            p.GetRequiredService<QuestionPlanner>(),
            p.GetRequiredService<IOptions<AnswerOptions>>().Value,
            p.GetService<IChatClient>() is { } client ? new ReadingChooser(client, p.GetRequiredService<Callers>().Chat) : null,
            p.GetService<Retriever>(),
            p.GetRequiredService<EventPublisher>()));
        return builder;
    }
}
