using System.Runtime.CompilerServices;
using ExcelChat.Events;

namespace ExcelChat.Answers;

/// <summary>Tells the event log how another answerer fares.</summary>
internal sealed class PublishingAnswerer(Answerer inner, EventPublisher events, TimeProvider time) : Answerer
{
    public override async IAsyncEnumerable<AnswerUpdate> AnswerAsync(AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        await foreach (var update in inner.AnswerAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (ToEvent(update, request, started) is { } happened)
            {
                await events.PublishAsync(happened with { Tenant = request.Tenant }, cancellationToken).ConfigureAwait(false);
            }

            yield return update;
        }
    }

    private ExcelChatEvent? ToEvent(AnswerUpdate update, AnswerRequest request, long started) => update switch
    {
        IntentUpdate { Intent: var intent } => new QueryIntentAnalyzed
        {
            QueryId = request.Id,
            Intent = intent.Primary.ToString(),
            Confidence = intent.Confidence,
            SuggestedContextFilters = intent.SuggestedFilters,
        },
        CompletedUpdate { Answer: var answer } => new ResponseCompleted
        {
            RequestId = request.Id,
            ResponseTime = time.GetElapsedTime(started),
            IsAbstention = answer.Abstained,
        },
        _ => null,
    };
}
