using System.Diagnostics.CodeAnalysis;
using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;
using ExcelChat.Answers.Models;
using ExcelChat.Caching;
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
    /// <summary>Lets a chat model that can call functions plan and phrase where the offline answer is unsure; <see cref="UseModel"/> says where that is. Without one, ExcelChat answers all the same.</summary>
    /// <typeparam name="TClient">The client; built by the container once.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseChatClient<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(
        this ExcelChatBuilder builder)
        where TClient : class, IChatClient
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IChatClient, TClient>());
        return builder;
    }

    /// <summary>Lets a chat model help where the offline planner is unsure.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the client; called once.</param>
    public static ExcelChatBuilder UseChatClient(this ExcelChatBuilder builder, Func<IServiceProvider, IChatClient> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
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

    /// <summary>Sets when a chat model is asked, and how far it may go.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ExcelChatBuilder UseModel(this ExcelChatBuilder builder, Action<ModelOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Keeps conversations elsewhere than in memory. The last call holds.</summary>
    /// <typeparam name="TStore">The store; built by the container once.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseConversationStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this ExcelChatBuilder builder)
        where TStore : ConversationStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ConversationStore, TStore>());
        return builder;
    }

    /// <summary>Keeps conversations elsewhere than in memory. The last call holds.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the store; called once.</param>
    public static ExcelChatBuilder UseConversationStore(this ExcelChatBuilder builder, Func<IServiceProvider, ConversationStore> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
        return builder;
    }

    /// <summary>The answerer, with the model and the retriever that the host registered, if any.</summary>
    internal static ExcelChatBuilder AddAnswers(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton(p =>
        {
            var (options, retriever) = (p.GetRequiredService<IOptions<AnswerOptions>>().Value, p.GetService<Retriever>());
            var parts = new ModelParts(options, p.GetRequiredService<IOptions<ModelOptions>>().Value, p.GetRequiredService<Callers>().Chat, p.GetRequiredService<TimeProvider>())
            {
                Cache = new(p.GetRequiredService<VersionedCache>()),
                Retriever = retriever,
            };
            return new AnswererBuilder(new PlanAnswerer(p.GetRequiredService<QuestionPlanner>(), options, retriever), parts, p.GetRequiredService<EventPublisher>());
        });
        builder.Services.TryAddSingleton<ConversationStore, InMemoryConversationStore>();
        builder.Services.TryAddSingleton(p => p.GetRequiredService<AnswererBuilder>().Build(p.GetService<IChatClient>()));
        return builder;
    }
}
