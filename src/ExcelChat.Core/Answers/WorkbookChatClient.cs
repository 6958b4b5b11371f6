using System.Runtime.CompilerServices;
using ExcelChat.Answers.Conversations;
using ExcelChat.Answers.Models;
using ExcelChat.Answers.Tools;
using ExcelChat.Questions;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers;

/// <summary>A chat client that answers questions of workbooks, and leaves everything else to the client below.</summary>
internal sealed class WorkbookChatClient(IChatClient inner, Answerer answerer, ScopedTables tables, Func<Findings, IReadOnlyList<AIFunction>> tools, TimeProvider time) : DelegatingChatClient(inner)
{
    /// <summary>The property of a content that holds what an answer rests on, as JSON.</summary>
    public const string TurnKey = "excelchat.turn";

    private readonly IChatClient _tooled = inner.GetService<FunctionInvokingChatClient>() is null ? new FunctionInvokingChatClient(inner) : inner;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var isAnswered = false;
        var question = QuestionIn(sent);
        if (question is not null)
        {
            await foreach (var update in answerer.AnswerAsync(question, cancellationToken).ConfigureAwait(false))
            {
                isAnswered |= update is PlanUpdate;
                if ((isAnswered ? ToResponse(update, question.Id) : Cost(update)) is { } response)
                {
                    yield return response;
                }
            }
        }

        if (!isAnswered)
        {
            var findings = new Findings(question?.Question ?? "");
            var own = tools(findings);
            var reading = new ReadingStream(findings, question?.Question ?? "", tables, [.. own.Select(tool => tool.Name)], sent);
            await foreach (var update in reading.CheckAsync(_tooled.GetStreamingResponseAsync(sent, WithTools(options, own), cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private AnswerRequest? QuestionIn(IReadOnlyList<ChatMessage> messages)
        => messages.Count > 0 && messages[^1] is { Role: var role, Text: { Length: <= QuestionException.MaxLength } text } && role == ChatRole.User
            && !string.IsNullOrWhiteSpace(text) && tables.All is { Count: > 0 } all
            ? new(text, all) { Tenant = tables.Scope.Tenant, Access = tables.Scope.Access, Previous = TurnIn(messages) }
            : null;

    // The history is the host's; what an answer of ours rests on stands beside its citations.
    private static Turn? TurnIn(IReadOnlyList<ChatMessage> messages) => messages.Reverse()
        .SelectMany(message => message.Contents.Select(content => content.AdditionalProperties?.GetValueOrDefault(TurnKey)?.ToString()))
        .OfType<string>()
        .Select(ConversationJson.ReadTurn)
        .FirstOrDefault(turn => turn?.Plan is not null);

    private static ChatOptions WithTools(ChatOptions? options, IReadOnlyList<AIFunction> tools)
    {
        var ours = options?.Clone() ?? new();
        ours.Instructions = ours.Instructions is { Length: > 0 } theirs ? $"{theirs}\n\n{Prompt.Instructions}" : Prompt.Instructions;
        ours.Tools = [.. ours.Tools ?? [], .. tools];
        return ours;
    }

    private ChatResponseUpdate? ToResponse(AnswerUpdate update, string id) => update switch
    {
        TextUpdate text => new(ChatRole.Assistant, text.Text) { ResponseId = id, MessageId = id, ModelId = text.ModelId },
        CompletedUpdate { Answer: var answer } => new(ChatRole.Assistant, Ending(answer)) { ResponseId = id, MessageId = id, FinishReason = ChatFinishReason.Stop, RawRepresentation = answer },
        _ => null,
    };

    private List<AIContent> Ending(Answer answer)
    {
        List<AIContent> contents =
        [
            new TextContent("")
            {
                Annotations = [.. answer.ToAnnotations()],
                AdditionalProperties = new() { [TurnKey] = ConversationJson.WriteTurn(Turn.Of(answer, time.GetUtcNow())) },
            },
        ];
        if (answer.Usage is { } usage)
        {
            contents.Add(ToContent(usage));
        }

        return contents;
    }

    // What the model cost that planned and came to no answer, ahead of what it costs to go on.
    private static ChatResponseUpdate? Cost(AnswerUpdate update)
        => update is CompletedUpdate { Answer.Usage: { } usage } ? new(ChatRole.Assistant, [ToContent(usage)]) { ModelId = usage.ModelId } : null;

    private static UsageContent ToContent(ModelUsage usage) => new(new()
    {
        InputTokenCount = usage.InputTokens,
        OutputTokenCount = usage.OutputTokens,
        TotalTokenCount = usage.InputTokens + usage.OutputTokens,
    });
}
