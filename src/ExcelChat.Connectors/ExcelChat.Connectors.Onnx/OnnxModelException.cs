using ExcelChat.Shared;

namespace ExcelChat.Connectors.Onnx;

/// <summary>A model cannot be used: a file is missing, damaged or of a kind that is not known.</summary>
public sealed class OnnxModelException : ExcelChatException
{
    internal OnnxModelException(string path, string message, Exception? innerException = null)
        : base(message, innerException) => Path = path;

    /// <summary>The folder or the file that is at fault.</summary>
    public string Path { get; }
}
