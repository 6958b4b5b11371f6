using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;

namespace ExcelChat.Resilience;

/// <summary>
/// Makes the outside calls of one dependency under its policy. The calls must bear repetition. An error that would not pass by itself
/// comes through unchanged; one that did not pass in time becomes an <see cref="UnavailableException"/>.
/// </summary>
internal sealed class Caller(string dependency, ResiliencePipeline pipeline, Func<Exception, bool> isTransient)
{
    public async ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(static (c, token) => c(token), call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && (error is BrokenCircuitException || isTransient(error)))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>
    /// Opens a stream, under the policy until its first item of substance is there. A stream that breaks later is not tried again, since
    /// its reader has seen a part of it.
    /// </summary>
    /// <param name="open">Opens it.</param>
    /// <param name="isPreamble">Whether an item only says that something will come.</param>
    /// <param name="limit">When this stops it, which <paramref name="cancellationToken"/> is linked to, its time is up: that is a failure of the dependency and no change of mind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> open, Func<T, bool> isPreamble, CancellationToken limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await CallAsync(OpenAsync, cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        await foreach (var item in stream.ReadAsync().ConfigureAwait(false))
        {
            yield return item;
        }

        async ValueTask<OpenedStream<T>> OpenAsync(CancellationToken attempt)
        {
            try
            {
                return await OpenedStream<T>.OpenAsync(open, isPreamble, attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException error) when (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"The {dependency} did not begin to answer in time.", error);
            }
        }
    }

    private UnavailableException Unavailable(Exception error) => error is BrokenCircuitException { RetryAfter: var wait }
        ? new(dependency, $"The {dependency} failed too often and is left alone for now. Ask again later, or check that it runs.", error) { RetryAfter = wait, Reason = UnavailableReason.CircuitOpen }
        : new(dependency, $"The {dependency} could not be reached: {error.Message} Check that it runs and that its address and key are right.", error) { Reason = TransientErrors.ReasonOf(error) };
}
