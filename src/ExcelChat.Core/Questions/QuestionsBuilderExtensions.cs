using System.Diagnostics.CodeAnalysis;
using ExcelChat.Questions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Questions: how words become plans.</summary>
public static class QuestionsBuilderExtensions
{
    /// <summary>Plans with a planner of your own, in place of <see cref="OfflinePlanner"/>.</summary>
    /// <typeparam name="TPlanner">The planner.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseQuestionPlanner<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlanner>(
        this ExcelChatBuilder builder)
        where TPlanner : QuestionPlanner
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<QuestionPlanner, TPlanner>();
        return builder;
    }

    /// <summary>The offline planner, unless the host chose another.</summary>
    internal static ExcelChatBuilder AddQuestions(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<QuestionPlanner, OfflinePlanner>();
        return builder;
    }
}
