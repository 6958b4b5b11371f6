using System.Runtime.CompilerServices;
using ExcelChat.Answers.Models;
using ExcelChat.Answers.Tools;
using ExcelChat.Questions;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers;

/// <summary>A chat client that answers questions of workbooks, and leaves everything else to the client below.</summary>
internal sealed class WorkbookChatClient(IChatClient inner, Answerer answerer, ScopedTables tables, IReadOnlyList<AITool> tools) : DelegatingChatClient(inner)
{
    private readonly IChatClient _tooled = inner.GetService<FunctionInvokingChatClient>() is null ? new FunctionInvokingChatClient(inner) : inner;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var isAnswered = false;
        if (QuestionIn(sent) is { } question)
        {
            await foreach (var update in answerer.AnswerAsync(question, cancellationToken).ConfigureAwait(false))
            {
                isAnswered |= update is PlanUpdate;
                if (isAnswered && ToResponse(update, question.Id) is { } response)
                {
                    yield return response;
                }
            }
        }

        if (!isAnswered)
        {
            await foreach (var update in _tooled.GetStreamingResponseAsync(sent, WithTools(options), cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private AnswerRequest? QuestionIn(IReadOnlyList<ChatMessage> messages)
        => messages.Count > 0 && messages[^1] is { Role: var role, Text: { Length: <= QuestionException.MaxLength } text } && role == ChatRole.User
            && !string.IsNullOrWhiteSpace(text) && tables.All is { Count: > 0 } all
            ? new(text, all) { Tenant = tables.Scope.Tenant }
            : null;

    private ChatOptions WithTools(ChatOptions? options)
    {
        var ours = options?.Clone() ?? new();
        ours.Instructions = ours.Instructions is { Length: > 0 } theirs ? $"{theirs}\n\n{Prompt.Instructions}" : Prompt.Instructions;
        ours.Tools = [.. ours.Tools ?? [], .. tools];
        return ours;
    }

    private static ChatResponseUpdate? ToResponse(AnswerUpdate update, string id) => update switch
    {
        TextUpdate text => new(ChatRole.Assistant, text.Text) { ResponseId = id, MessageId = id, ModelId = text.ModelId },
        CompletedUpdate { Answer: var answer } => new(ChatRole.Assistant, Ending(answer)) { ResponseId = id, MessageId = id, FinishReason = ChatFinishReason.Stop, RawRepresentation = answer },
        _ => null,
    };

    private static List<AIContent> Ending(Answer answer)
    {
        List<AIContent> contents = [new TextContent("") { Annotations = [.. answer.Citations.Select(citation => citation.ToAnnotation())] }];
        if (answer.Usage is { } usage)
        {
            contents.Add(new UsageContent(new()
            {
                InputTokenCount = usage.InputTokens,
                OutputTokenCount = usage.OutputTokens,
                TotalTokenCount = usage.InputTokens + usage.OutputTokens,
            }));
        }

        return contents;
    }
}
