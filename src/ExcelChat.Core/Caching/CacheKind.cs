namespace ExcelChat.Caching;

/// <summary>What a cached result is, and so how long it is kept.</summary>
internal enum CacheKind
{
    /// <summary>Passages found, or another result of a search.</summary>
    Search,

    /// <summary>The result of reading a file.</summary>
    File,

    /// <summary>What is known about a file or a collection.</summary>
    Metadata,

    /// <summary>The vector of a text.</summary>
    Embedding,

    /// <summary>What a chat model planned and wrote.</summary>
    Answer,
}
