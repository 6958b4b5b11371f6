namespace ExcelChat.Chunks;

/// <summary>The size of a chunk before the number of rows is taken into account, in characters of text, by the size of the file.</summary>
public sealed record ChunkSizes
{
    private const long Megabyte = 1 << 20;

    /// <summary>For files below 1 MB.</summary>
    /// <value>1,000 characters.</value>
    public int SmallFile { get; init; } = 1000;

    /// <summary>For files from 1 MB to below 10 MB.</summary>
    /// <value>2,000 characters.</value>
    public int MediumFile { get; init; } = 2000;

    /// <summary>For files from 10 MB to below 50 MB.</summary>
    /// <value>4,000 characters.</value>
    public int LargeFile { get; init; } = 4000;

    /// <summary>For files of 50 MB and more.</summary>
    /// <value>8,000 characters.</value>
    public int HugeFile { get; init; } = 8000;

    /// <summary>The size for a file.</summary>
    /// <param name="fileSize">The file's size in bytes; 1 MB is 1,048,576 bytes.</param>
    /// <returns>The size in characters.</returns>
    public int Of(long fileSize) => fileSize switch
    {
        < Megabyte => SmallFile,
        < 10 * Megabyte => MediumFile,
        < 50 * Megabyte => LargeFile,
        _ => HugeFile,
    };
}
