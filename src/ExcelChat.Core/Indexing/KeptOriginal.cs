using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>A version of a file that is coming in, whose bytes are kept where there is a store for them.</summary>
/// <param name="Workbook">The version.</param>
internal sealed record KeptOriginal(WorkbookIdentity Workbook)
{
    /// <summary>The version as it is kept; null where nothing is.</summary>
    public StoredWorkbook? Version { get; init; }

    /// <summary>Whether its bytes go when it is refused.</summary>
    public bool GoesIfRefused { get; init; }

    /// <summary>The other files as which the same bytes were kept before; they go when this one is in.</summary>
    public IReadOnlyList<string> FormerFiles { get; init; } = [];
}
