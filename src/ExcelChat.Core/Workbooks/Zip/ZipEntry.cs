namespace ExcelChat.Workbooks.Zip;

/// <summary>What an archive's directory says about a file in it, true or not (APPNOTE.TXT 4.3.12).</summary>
internal sealed record ZipEntry
{
    /// <summary>Its path, with slashes and none at the beginning.</summary>
    public required string Path { get; init; }

    /// <summary>How it is compressed.</summary>
    public required ZipMethod Method { get; init; }

    /// <summary>The bytes that it takes in the archive.</summary>
    public required long CompressedLength { get; init; }

    /// <summary>The bytes that it is said to have once decompressed.</summary>
    public required long Length { get; init; }

    /// <summary>The CRC-32 of its decompressed bytes.</summary>
    public required uint Checksum { get; init; }

    /// <summary>Where its local header begins.</summary>
    public required long Offset { get; init; }
}
