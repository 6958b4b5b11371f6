using System.Runtime.CompilerServices;
using ExcelChat.Answers.Grounding;
using ExcelChat.Answers.Tools;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>
/// A conversation of a model that may read workbooks. Until it calls one of their tools, or did in the history that it was sent, its text passes as it is; from then on it
/// may repeat what it read, so its figures must be those of results, and its links must have been asked for.
/// </summary>
internal sealed class ReadingStream(Findings findings, string question, ScopedTables tables, IReadOnlyList<string> tools, IReadOnlyList<ChatMessage> history)
{
    private const int FlushSize = 1_024;

    private readonly AnswerBuffer _buffer = new(FlushSize);

    // The sources of its references are the host's.
    private readonly PieceChecker _checker = new(question, () => tables.All, findings, GroundingMode.Strike, mayRefer: true);

    private bool _hasRead = HasRead(history, tools);

    public async IAsyncEnumerable<ChatResponseUpdate> CheckAsync(IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatResponseUpdate? last = null;
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            last = update;
            foreach (var checkedUpdate in _hasRead ? Take(update) : [update])
            {
                yield return checkedUpdate;
            }

            _hasRead |= update.Contents.OfType<FunctionCallContent>().Any(call => tools.Contains(call.Name));
        }

        if (last is not null && _buffer.TakeAll() is { } rest)
        {
            yield return With(last, [new TextContent(_checker.Check(rest).Text)]);
        }
    }

    // A reducer of the host's may have dropped the call of a result, so one of an unknown tool counts.
    private static bool HasRead(IReadOnlyList<ChatMessage> history, IReadOnlyList<string> tools)
    {
        AIContent[] contents = [.. history.SelectMany(message => message.Contents)];
        HashSet<string> others = [.. contents.OfType<FunctionCallContent>().Where(call => !tools.Contains(call.Name)).Select(call => call.CallId)];
        return Array.Exists(contents, content => content is FunctionCallContent call ? tools.Contains(call.Name) : content is FunctionResultContent result && !others.Contains(result.CallId));
    }

    private IEnumerable<ChatResponseUpdate> Take(ChatResponseUpdate update)
    {
        _buffer.Add(update.Text);
        while (_buffer.TakeReady() is { } piece)
        {
            yield return With(update, [new TextContent(_checker.Check(piece).Text)]);
        }

        AIContent[] others = [.. update.Contents.Where(content => content is not TextContent and not TextReasoningContent)];
        if (others.Length > 0 || update.FinishReason is not null)
        {
            yield return With(update, _buffer.TakeAll() is { } rest ? [new TextContent(_checker.Check(rest).Text), .. others] : others);
        }
    }

    private static ChatResponseUpdate With(ChatResponseUpdate update, IList<AIContent> contents) => new(update.Role, contents)
    {
        AuthorName = update.AuthorName,
        ResponseId = update.ResponseId,
        MessageId = update.MessageId,
        ConversationId = update.ConversationId,
        CreatedAt = update.CreatedAt,
        FinishReason = update.FinishReason,
        ModelId = update.ModelId,
        RawRepresentation = update.RawRepresentation,
        AdditionalProperties = update.AdditionalProperties,
    };
}
