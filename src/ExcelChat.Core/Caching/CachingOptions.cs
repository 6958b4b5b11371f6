using ExcelChat.Shared;

namespace ExcelChat.Caching;

/// <summary>
/// How long computed results are kept. The version of what they were made from is in their key, so in the process that changes it they cannot go stale, they only go
/// unused. The results of searches are the exception where another process writes to the same vector store.
/// </summary>
public sealed class CachingOptions
{
    /// <summary>How long a result stays in this process before a shared cache, if there is one, is asked again.</summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan LocalLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(5);

    /// <summary>How long the results of searches are kept: so long, too, may a process find text that another process changed or removed.</summary>
    /// <value>1 minute by default.</value>
    public TimeSpan SearchLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(1);

    /// <summary>How long the results of reading a file are kept.</summary>
    /// <value>30 minutes by default.</value>
    public TimeSpan FileLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(30);

    /// <summary>How long what is known about files and collections is kept.</summary>
    /// <value>1 hour by default.</value>
    public TimeSpan MetadataLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromHours(1);

    /// <summary>How long the vectors of texts are kept in the shared cache; where no <c>IDistributedCache</c> is registered they are not kept. The offline generator's are not either: it is quicker than a cache.</summary>
    /// <value>1 day by default.</value>
    public TimeSpan EmbeddingLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromDays(1);

    /// <summary>How long what a chat model answered is kept, for when it cannot be asked; also in this process, whatever <see cref="LocalLifetime"/> is.</summary>
    /// <value>1 hour by default.</value>
    public TimeSpan AnswerLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromHours(1);

    private static TimeSpan Shortest => TimeSpan.FromSeconds(1);
}
