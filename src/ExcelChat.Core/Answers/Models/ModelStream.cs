using System.Runtime.CompilerServices;
using ExcelChat.Answers.Tools;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>
/// The text of a model's answer in pieces. What it says before a first result is thinking and no answer: it is not passed on. An error does not throw, since what was
/// passed on stays valid; it ends the pieces and is in <see cref="Failure"/>.
/// </summary>
internal sealed class ModelStream(IAsyncEnumerable<ChatResponseUpdate> updates, Findings findings, ModelOptions options, TimeProvider time)
{
    // A model that thinks longer than this without a result has lost its way.
    private const int MaxThinking = 64 * 1024;

    private readonly AnswerBuffer _buffer = new(options.FlushSize);

    /// <summary>Why the model did not come to its end; null when it did.</summary>
    public Exception? Failure { get; private set; }

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = updates.GetAsyncEnumerator(stop.Token);
        var next = NextAsync(source);
        try
        {
            while (true)
            {
                if (await IsDueFirstAsync(next, stop.Token).ConfigureAwait(false))
                {
                    if (_buffer.TakeDue() is { } due)
                    {
                        yield return due;
                    }

                    continue;
                }

                if (!await next.ConfigureAwait(false))
                {
                    break;
                }

                Take(source.Current);
                next = NextAsync(source);
                while (findings.All.Count > 0 && _buffer.TakeReady() is { } piece)
                {
                    yield return piece;
                }
            }

            if (findings.All.Count > 0 && _buffer.TakeAll() is { } rest)
            {
                yield return rest;
            }
        }
        finally
        {
            // A reader that goes away leaves a call of the model open; a stream may only be closed when nobody waits for its next item.
            await stop.CancelAsync().ConfigureAwait(false);
            await next.ConfigureAwait(false);
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Whether the flush delay passes before the model's next token.
    private async ValueTask<bool> IsDueFirstAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        if (next.IsCompleted || findings.All.Count == 0 || _buffer.IsEmpty)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(options.FlushDelay, time, stop.Token);
        var first = await Task.WhenAny(next, delay).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == delay && !cancellationToken.IsCancellationRequested;
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
