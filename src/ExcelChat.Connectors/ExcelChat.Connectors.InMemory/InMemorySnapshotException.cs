using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.InMemory;

/// <summary>A file is no snapshot that can be loaded: another kind of file, damaged, cut short, or of a version that is not known.</summary>
public sealed class InMemorySnapshotException : VectorStoreException
{
    internal InMemorySnapshotException(string path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Path = path;
        VectorStoreSystemName = "inmemory";
        OperationName = "Load";
    }

    /// <summary>The file.</summary>
    public string Path { get; }
}
