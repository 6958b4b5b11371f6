using ExcelChat.Questions;
using ExcelChat.Shared;

namespace ExcelChat.Answers;

/// <summary>Answers questions: chooses a plan, has the engine run it, and says the result with its proof.</summary>
public abstract class Answerer
{
    /// <summary>Answers a question.</summary>
    /// <param name="request">The question and its scope.</param>
    /// <param name="cancellationToken">Stops the answer, and any model behind it.</param>
    /// <returns>The updates; nothing runs before they are enumerated.</returns>
    /// <exception cref="QuestionException">The question is empty or too long.</exception>
    /// <exception cref="ExcelChatException">There is no table in scope.</exception>
    public abstract IAsyncEnumerable<AnswerUpdate> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken = default);
}
