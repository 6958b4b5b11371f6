using System.Runtime.CompilerServices;
using ExcelChat.Events;

namespace ExcelChat.Answers;

/// <summary>Tells the event log how another answerer fares.</summary>
internal sealed class PublishingAnswerer(Answerer inner, EventPublisher events, TimeProvider time) : Answerer
{
    public override async IAsyncEnumerable<AnswerUpdate> AnswerAsync(AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        TextUpdate? piece = null;
        var (pieces, characters) = (0, 0);
        await foreach (var given in inner.AnswerAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var update = given is CompletedUpdate completed ? completed with { Pieces = pieces, Characters = characters } : given;
            (pieces, characters) = update is TextUpdate { Text: var text } ? (pieces + 1, characters + text.Length) : (pieces, characters);
            // Whether a piece is the last is known when the next update is there.
            if (piece is not null && update is TextUpdate or CompletedUpdate)
            {
                await PublishAsync(Piece(piece!, request, isFinal: update is CompletedUpdate)).ConfigureAwait(false);
            }

            piece = update as TextUpdate ?? piece;
            if (ToEvent(update, request, started) is { } happened)
            {
                await PublishAsync(happened).ConfigureAwait(false);
            }

            yield return update;
        }

        ValueTask PublishAsync(ExcelChatEvent happened) => events.PublishAsync(happened with { Tenant = request.Tenant }, cancellationToken);
    }

    private static ResponseChunkGenerated Piece(TextUpdate piece, AnswerRequest request, bool isFinal) => new()
    {
        RequestId = request.Id,
        ChunkContent = piece.Text,
        ChunkIndex = piece.Index,
        IsFinal = isFinal,
        ModelId = piece.ModelId,
    };

    private ExcelChatEvent? ToEvent(AnswerUpdate update, AnswerRequest request, long started) => update switch
    {
        IntentUpdate { Intent: var intent } => new QueryIntentAnalyzed
        {
            QueryId = request.Id,
            Intent = intent.Primary.ToString(),
            Confidence = intent.Confidence,
            SuggestedContextFilters = intent.SuggestedFilters,
        },
        SourcesUpdate sources => new ResponseGenerationStarted
        {
            RequestId = request.Id,
            ContextDocuments = sources.Passages.Count,
            EstimatedTokens = sources.EstimatedTokens,
            StreamingEnabled = true,
        },
        CompletedUpdate { Answer: var answer, Pieces: var pieces } => new ResponseCompleted
        {
            RequestId = request.Id,
            ChunkCount = pieces,
            ResponseTime = time.GetElapsedTime(started),
            IsAbstention = answer.Abstained,
            InputTokens = (int)Math.Min(answer.Usage?.InputTokens ?? 0, int.MaxValue),
            OutputTokens = (int)Math.Min(answer.Usage?.OutputTokens ?? 0, int.MaxValue),
        },
        _ => null,
    };
}
