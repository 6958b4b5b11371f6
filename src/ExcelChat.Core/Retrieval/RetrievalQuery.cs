using ExcelChat.Chunks;
using ExcelChat.Trust;

namespace ExcelChat.Retrieval;

/// <summary>What to look for, and where it may be found.</summary>
public sealed record RetrievalQuery
{
    /// <summary>The most passages that one query can ask for.</summary>
    public const int MostPassages = 1000;

    /// <summary>The question or the words to look for, at most <see cref="Questions.QuestionException.MaxLength"/> characters. Without a word or a number nothing is found.</summary>
    public required string Text { get; init; }

    /// <summary>How many passages to return at most: 1 to <see cref="MostPassages"/>.</summary>
    /// <value>10 by default.</value>
    public int Top { get; init; } = 10;

    /// <summary>Only these workbooks, by <see cref="Workbooks.WorkbookIdentity.Id"/>; empty for all of the tenant.</summary>
    public IReadOnlyList<string> WorkbookIds { get; init; } = [];

    /// <summary>Only this sheet; null for all.</summary>
    public string? Sheet { get; init; }

    /// <summary>Only chunks of these kinds; empty for all.</summary>
    public IReadOnlyList<ChunkKind> Kinds { get; init; } = [];

    /// <summary>Whose workbooks may be seen: those of this tenant and no other's. Null in a host of one tenant; a chat searches for its own tenant only, whether it is named here or not.</summary>
    public string? Tenant { get; init; }

    /// <summary>What may be seen within the tenant; applied in the store, before any text leaves it.</summary>
    /// <value><see cref="AccessScope.All"/> by default.</value>
    public AccessScope Access { get; init; } = AccessScope.All;
}
