using System.Runtime.CompilerServices;

namespace ExcelChat.Answers;

/// <summary>
/// Questions asked one after another: "and for 2023?" or "what about Europe?" change the plan of the answer before. One question at a time; conversations
/// are independent of each other. <c>WorkbookChat.StartConversation</c> makes one.
/// </summary>
public sealed class Conversation
{
    private readonly Answerer _answerer;
    private readonly Func<string, AnswerRequest> _request;

    internal Conversation(Answerer answerer, Func<string, AnswerRequest> request) => (_answerer, _request) = (answerer, request);

    /// <summary>The last answer that was given, which the next question may go on from; null before the first. A question that got none leaves it as it was.</summary>
    public Answer? Last { get; private set; }

    /// <summary>Asks the next question.</summary>
    /// <param name="question">The question in words.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The updates as they come; <c>ToAnswerAsync</c> gathers them.</returns>
    /// <exception cref="Questions.QuestionException">The question is empty or too long; raised when the stream is read.</exception>
    /// <exception cref="Shared.ExcelChatException">There is no table in scope; raised when the stream is read.</exception>
    public async IAsyncEnumerable<AnswerUpdate> AskAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = _request(question) with { Previous = Last };
        await foreach (var update in _answerer.AnswerAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (update is CompletedUpdate { Answer: { Abstained: false } answer })
            {
                Last = answer;
            }

            yield return update;
        }
    }
}
