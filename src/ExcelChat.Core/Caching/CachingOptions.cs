using ExcelChat.Shared;

namespace ExcelChat.Caching;

/// <summary>How long computed results are kept. They cannot go stale, since the version of what they were made from is in their key; they only go unused.</summary>
public sealed class CachingOptions
{
    /// <summary>How long a result stays in this process before a shared cache, if there is one, is asked again.</summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan LocalLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(5);

    /// <summary>How long the results of searches are kept.</summary>
    /// <value>15 minutes by default.</value>
    public TimeSpan SearchLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(15);

    /// <summary>How long the results of reading a file are kept.</summary>
    /// <value>30 minutes by default.</value>
    public TimeSpan FileLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromMinutes(30);

    /// <summary>How long what is known about files and collections is kept.</summary>
    /// <value>1 hour by default.</value>
    public TimeSpan MetadataLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromHours(1);

    /// <summary>How long the vectors of texts are kept. The offline generator's are not: it is quicker than a cache.</summary>
    /// <value>1 day by default; in this process as long as <see cref="LocalLifetime"/>.</value>
    public TimeSpan EmbeddingLifetime { get; set => field = Guard.AtLeast(value, Shortest); } = TimeSpan.FromDays(1);

    private static TimeSpan Shortest => TimeSpan.FromSeconds(1);
}
