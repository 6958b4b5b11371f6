namespace ExcelChat.Shared;

/// <summary>The root of every error that ExcelChat raises on purpose. Its message says what was found, what was expected and what to do.</summary>
public class ExcelChatException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was found, what was expected, what to do.</param>
    /// <param name="innerException">The foreign error behind it, if there is one.</param>
    public ExcelChatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
