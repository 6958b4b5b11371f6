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
    private static readonly ResiliencePropertyKey<CancellationToken> Limit = new("excelchat.limit");

    public ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken) => CallAsync(call, CancellationToken.None, cancellationToken);

    /// <summary>
    /// Opens a stream, under the policy until its first item of substance is there. A stream that breaks later is not tried again, since
    /// its reader has seen a part of it.
    /// </summary>
    /// <param name="open">Opens it.</param>
    /// <param name="isPreamble">Whether an item only says that something will come.</param>
    /// <param name="limit">Cancelled when the time is up in which the dependency should have answered: that it did not is its failure, unlike a reader's going away.</param>
    /// <param name="cancellationToken">Stops it; linked to the limit.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> open, Func<T, bool> isPreamble, CancellationToken limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await CallAsync(token => OpenedStream<T>.OpenAsync(open, isPreamble, token, cancellationToken), limit, cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        await foreach (var item in stream.ReadAsync().ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>Whether the time limit of a call has ended it.</summary>
    internal static bool IsTimeUp(ResilienceContext context) => context.Properties.TryGetValue(Limit, out var limit) && limit.IsCancellationRequested;

    private async ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken limit, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Limit, limit);
        try
        {
            return await pipeline.ExecuteAsync(static (attempt, made) => made(attempt.CancellationToken), context, call).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && (error is BrokenCircuitException || isTransient(error)))
        {
            throw Unavailable(error);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private UnavailableException Unavailable(Exception error) => error is BrokenCircuitException { RetryAfter: var wait }
        ? new(dependency, $"The {dependency} failed too often and is left alone for now. Ask again later, or check that it runs.", error) { RetryAfter = wait > TimeSpan.Zero ? wait : null, Reason = UnavailableReason.CircuitOpen }
        : new(dependency, $"The {dependency} could not be reached: {error.Message} Check that it runs and that its address and key are right.", error) { Reason = TransientErrors.ReasonOf(error) };
}
