namespace ExcelChat.Shared;

/// <summary>ExcelChat was put together wrongly: a stage is missing or an option is out of range. Raised when the services are built, not at the first question.</summary>
public sealed class ExcelChatConfigurationException : ExcelChatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is missing or wrong, and the call that mends it.</param>
    /// <param name="innerException">The foreign error behind it, if there is one.</param>
    public ExcelChatConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
