using System.Runtime.CompilerServices;
using ExcelChat.Answers.Tools;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>
/// The text of a model's answer in pieces. What it says before a first result is thinking and no answer: it is not passed on. An error does not throw, since what was
/// passed on stays valid; it ends the pieces and is in <see cref="Failure"/>.
/// </summary>
internal sealed class ModelStream(IAsyncEnumerable<ChatResponseUpdate> updates, Findings findings, ModelOptions options, TimeProvider time, Func<bool>? isCutOff = null)
{
    // A model that thinks longer than this without a result has lost its way.
    private const int MaxThinking = 64 * 1024;

    private readonly AnswerBuffer _buffer = new(options.FlushSize);
    private Task<bool> _next = Task.FromResult(false);

    /// <summary>Why the model did not come to its end; null when it did.</summary>
    public Exception? Failure { get; private set; }

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = updates.GetAsyncEnumerator(stop.Token);
        _next = NextAsync(source);
        try
        {
            for (var more = true; more;)
            {
                var isDue = await IsDueFirstAsync(stop.Token).ConfigureAwait(false);
                more = isDue || await TakeNextAsync(source).ConfigureAwait(false);
                while (Piece(isDue, more) is { } piece)
                {
                    yield return piece;
                }
            }
        }
        finally
        {
            // A reader that goes away leaves a call of the model open; a stream may only be closed when nobody waits for its next item.
            await stop.CancelAsync().ConfigureAwait(false);
            await _next.ConfigureAwait(false);
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool IsBroken => Failure is not null || isCutOff?.Invoke() == true;

    private string? Piece(bool isDue, bool more)
        => findings.All.Count == 0 ? null : !more ? (IsBroken ? _buffer.TakeFinished() : _buffer.TakeAll()) : isDue ? _buffer.TakeDue() : _buffer.TakeReady();

    // Whether the flush delay passes before the model's next token.
    private async ValueTask<bool> IsDueFirstAsync(CancellationToken cancellationToken)
    {
        if (_next.IsCompleted || findings.All.Count == 0 || _buffer.IsEmpty)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(options.FlushDelay, time, stop.Token);
        var first = await Task.WhenAny(_next, delay).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == delay && !cancellationToken.IsCancellationRequested;
    }

    private async ValueTask<bool> TakeNextAsync(IAsyncEnumerator<ChatResponseUpdate> source)
    {
        if (!await _next.ConfigureAwait(false))
        {
            return false;
        }

        Take(source.Current);
        _next = NextAsync(source);
        return true;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> source)
    {
        try
        {
            return await source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Failure = e;
            return false;
        }
    }

    private void Take(ChatResponseUpdate update)
    {
        if (findings.All.Count == 0 && (update.Contents.Any(content => content is FunctionCallContent) || _buffer.Length > MaxThinking))
        {
            _buffer.Clear();
        }

        _buffer.Add(update.Text);
    }
}
