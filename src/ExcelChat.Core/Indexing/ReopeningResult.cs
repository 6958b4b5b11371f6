namespace ExcelChat.Indexing;

/// <summary>What became of the workbooks whose bytes are kept.</summary>
public sealed record ReopeningResult
{
    /// <summary>The workbooks that can be asked about again, each as if it had been ingested; one whose chunks the vector store held has no new ones.</summary>
    public IReadOnlyList<IngestionResult> Workbooks { get; init; } = [];

    /// <summary>What could not be read, such as a workbook with a password, which is not kept. Its bytes are kept on, also when an older version of its file can be asked about meanwhile; ingesting it with the password mends it.</summary>
    public IReadOnlyList<ReopeningFailure> Failures { get; init; } = [];
}
