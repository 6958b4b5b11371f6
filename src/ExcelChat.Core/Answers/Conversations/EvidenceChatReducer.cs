using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Conversations;

/// <summary>
/// Shortens the history of a chat and keeps what figures rest on: of older exchanges it leaves the question, the calls of <c>run_plan</c> with their results and the answers that cite
/// cells, and drops the rest, such as what tables look like. A call and its result are never parted.
/// </summary>
public sealed class EvidenceChatReducer : IChatReducer
{
    private const string Evidence = "run_plan";

    private readonly int _targetCount;
    private readonly int _maxExchanges;

    /// <summary>Makes a reducer.</summary>
    /// <param name="targetCount">How many of the last messages are left as they are, to whole exchanges; the last exchange always is.</param>
    /// <param name="maxExchanges">Of how many older exchanges the evidence is kept.</param>
    public EvidenceChatReducer(int targetCount = 20, int maxExchanges = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(maxExchanges);
        (_targetCount, _maxExchanges) = (targetCount, maxExchanges);
    }

    /// <inheritdoc/>
    public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var all = messages.ToList();
        var exchanges = Exchanges(all.Where(message => message.Role != ChatRole.System)).ToList();
        var kept = exchanges.Count;
        for (var count = 0; kept > 0 && (kept == exchanges.Count || count + exchanges[kept - 1].Count <= _targetCount); kept--)
        {
            count += exchanges[kept - 1].Count;
        }

        var evidence = exchanges.Take(kept).Select(EvidenceOf).Where(exchange => exchange.Count > 0).TakeLast(_maxExchanges);
        return Task.FromResult<IEnumerable<ChatMessage>>([.. all.Where(message => message.Role == ChatRole.System), .. evidence.Concat(exchanges.Skip(kept)).SelectMany(exchange => exchange)]);
    }

    // From each message of the user to the next.
    private static IEnumerable<List<ChatMessage>> Exchanges(IEnumerable<ChatMessage> messages)
    {
        var exchange = new List<ChatMessage>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.User && exchange.Count > 0)
            {
                yield return exchange;
                exchange = [];
            }

            exchange.Add(message);
        }

        if (exchange.Count > 0)
        {
            yield return exchange;
        }
    }

    private static List<ChatMessage> EvidenceOf(List<ChatMessage> exchange)
    {
        var contents = exchange.SelectMany(message => message.Contents).ToList();
        var answered = contents.OfType<FunctionResultContent>().Select(result => result.CallId).ToHashSet(StringComparer.Ordinal);
        var computed = contents.OfType<FunctionCallContent>().Where(call => call.Name == Evidence && answered.Contains(call.CallId)).Select(call => call.CallId).ToHashSet(StringComparer.Ordinal);
        var kept = exchange.Select(message => Only(message, computed)).Where(message => message.Contents.Count > 0).ToList();
        return kept.Count == 0 ? kept : [.. exchange.Where(message => message.Role == ChatRole.User), .. kept];
    }

    private static ChatMessage Only(ChatMessage message, HashSet<string> computed)
    {
        var cites = message.Role != ChatRole.User && message.Contents.Any(content => content.Annotations is { Count: > 0 } annotations && annotations.Any(annotation => annotation is CitationAnnotation));
        var only = message.Clone();
        only.Contents =
        [
            .. message.Contents.Where(content => content switch
            {
                FunctionCallContent call => computed.Contains(call.CallId),
                FunctionResultContent result => computed.Contains(result.CallId),
                TextContent => cites,
                _ => false,
            }),
        ];
        return only;
    }
}
