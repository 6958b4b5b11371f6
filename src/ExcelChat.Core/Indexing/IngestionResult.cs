using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>What became of a file: what was read, and what was not.</summary>
public sealed record IngestionResult
{
    /// <summary>The workbook.</summary>
    public required WorkbookIdentity Workbook { get; init; }

    /// <summary>The number of worksheets that were read.</summary>
    public required int Sheets { get; init; }

    /// <summary>The number of tables found.</summary>
    public required int Tables { get; init; }

    /// <summary>The number of body rows of all tables.</summary>
    public required long Rows { get; init; }

    /// <summary>The number of chunks of the workbook that the vector store now holds; 0 when no store is registered.</summary>
    public required int Chunks { get; init; }

    /// <summary>Of these, the number that were embedded and written now; the others were there before, from an older version of the file or a run that was cut short.</summary>
    public int NewChunks { get; init; }

    /// <summary>The number of chunks of an older version of the file that were taken out of the vector store, since the file no longer has them.</summary>
    public int RemovedChunks { get; init; }

    /// <summary>The sheets of which chunks are new or were taken out, in the order of their names: all at first, none for the same bytes again.</summary>
    public IReadOnlyList<string> ChangedSheets { get; init; } = [];

    /// <summary>The sheets that could not be read; the others can be asked about.</summary>
    public IReadOnlyList<WorkbookException> Failures { get; init; } = [];

    /// <summary>The time from the first byte to the last record.</summary>
    public TimeSpan Duration { get; init; }
}
