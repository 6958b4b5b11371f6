using ExcelChat.Shared;

namespace ExcelChat.Answers;

/// <summary>Gathers a stream of updates.</summary>
public static class AnswerUpdateExtensions
{
    /// <summary>Waits for the whole answer.</summary>
    /// <param name="updates">The updates of one question.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <exception cref="ExcelChatException">The stream ended without an answer.</exception>
    public static async Task<Answer> ToAnswerAsync(this IAsyncEnumerable<AnswerUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (update is CompletedUpdate completed)
            {
                return completed.Answer;
            }
        }

        throw new ExcelChatException("The stream of updates ended without a completed answer. Pass the whole stream of one question.");
    }
}
