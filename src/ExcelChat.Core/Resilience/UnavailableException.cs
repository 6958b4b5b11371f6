using ExcelChat.Shared;

namespace ExcelChat.Resilience;

/// <summary>A dependency could not be reached, after every attempt that its policy allows. The room that called it may go on without it.</summary>
public sealed class UnavailableException : ExcelChatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="dependency">What could not be reached.</param>
    /// <param name="message">What was found, what was expected, what to do.</param>
    /// <param name="innerException">The last attempt's error.</param>
    public UnavailableException(string dependency, string message, Exception innerException)
        : base(message, innerException) => Dependency = dependency;

    /// <summary>What could not be reached: embedding, vector store or chat.</summary>
    public string Dependency { get; }

    /// <summary>Why it could not be reached, as the last attempt's error says.</summary>
    public UnavailableReason Reason { get; init; }

    /// <summary>When it makes sense to ask again, if that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
