using ExcelChat.Shared;

namespace ExcelChat.Questions;

/// <summary>A question cannot be read: it is empty, or longer than the limit.</summary>
public sealed class QuestionException : ExcelChatException
{
    /// <summary>The longest question that is read, in characters.</summary>
    public const int MaxLength = 4_000;

    private QuestionException(string message, int length)
        : base(message)
        => Length = length;

    /// <summary>The length of the question, in characters.</summary>
    public int Length { get; }

    /// <summary>Refuses an empty question and one beyond <see cref="MaxLength"/>.</summary>
    /// <param name="question">The question.</param>
    /// <exception cref="QuestionException">The question is refused.</exception>
    public static void ThrowIfUnreadable(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (string.IsNullOrWhiteSpace(question))
        {
            throw new QuestionException("The question is empty. Ask in words, for example \"What is the total revenue in 2024?\".", question.Length);
        }

        ThrowIfTooLong(question);
    }

    /// <summary>Refuses a question beyond <see cref="MaxLength"/>.</summary>
    internal static void ThrowIfTooLong(string question)
    {
        if (question.Length > MaxLength)
        {
            throw new QuestionException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The question has {question.Length:#,0} characters; at most {MaxLength:#,0} are read. Ask a shorter one."),
                question.Length);
        }
    }
}
