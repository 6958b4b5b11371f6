namespace ExcelChat.Trust;

/// <summary>What was removed of a tenant. A removal that is called again counts what was left for it.</summary>
public sealed record TenantRemoval
{
    /// <summary>The workbooks that could be asked about or whose bytes were kept.</summary>
    public required int Workbooks { get; init; }

    /// <summary>Of these, the workbooks whose original bytes were kept; 0 where no store keeps them.</summary>
    public required int Originals { get; init; }

    /// <summary>The chunks in the vector store, of all embedding models.</summary>
    public required long Chunks { get; init; }

    /// <summary>The conversations.</summary>
    public required int Conversations { get; init; }
}
