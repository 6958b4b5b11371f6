namespace ExcelChat.Fuzz;

/// <summary>An entry of a zip archive and the lies that its headers tell.</summary>
internal sealed record ZipPart(string Name, byte[] Content)
{
    /// <summary>Whether the content is stored as it is.</summary>
    public bool Stored { get; init; }

    /// <summary>Whether sizes and checksum follow the content, and the local header says nothing.</summary>
    public bool Descriptor { get; init; }

    /// <summary>What is added to the true checksum.</summary>
    public uint CrcError { get; init; }

    /// <summary>What is added to the true size of the content.</summary>
    public int SizeError { get; init; }

    /// <summary>What is added to the true size of the packed content.</summary>
    public int PackedError { get; init; }

    /// <summary>What is added to the true place of the local header.</summary>
    public int PlaceError { get; init; }

    /// <summary>Bits added to the flags, such as 1 for encrypted.</summary>
    public ushort Flags { get; init; }

    /// <summary>The method that the headers name instead of the true one; null for the true one.</summary>
    public ushort? Method { get; init; }

    /// <summary>How many of the packed bytes are left out at the end.</summary>
    public int Missing { get; init; }
}
