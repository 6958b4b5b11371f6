using System.Diagnostics;
using ExcelChat.Events;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>What one ingestion has read and written so far.</summary>
internal sealed class IngestionRun(Workbook workbook, IndexedWorkbook indexed, IProgress<IngestionProgress>? progress)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<Table> _tables = [];
    private readonly List<WorkbookException> _failures = [];
    private int _sheetsRead;
    private int _written;

    public Workbook Workbook { get; } = workbook;

    public IndexedWorkbook Indexed { get; } = indexed;

    /// <summary>The version that is coming in, and what is kept of the others.</summary>
    public required KeptOriginal Original { get; init; }

    /// <summary>What the store held against what the file has; null while or where nothing is written to a store.</summary>
    public Inventory? Inventory { get; set; }

    public IReadOnlyList<Table> Tables => _tables;

    /// <summary>The other files that the same bytes came from before, which this one replaces.</summary>
    public IReadOnlyList<string> FormerFiles { get; set; } = [];

    /// <summary>The records that the file no longer has.</summary>
    public int RemovedChunks => Inventory?.Gone.Count() ?? 0;

    public void Read(IReadOnlyList<Table> tables)
    {
        _tables.AddRange(tables);
        _sheetsRead++;
        Report();
    }

    public void Fail(WorkbookException error)
    {
        _failures.Add(error);
        _sheetsRead++;
        Report();
    }

    /// <summary>The collection that the chunks are in.</summary>
    public string Collection { get; set; } = "";

    public void CountWritten(int written)
    {
        _written += written;
        Report();
    }

    /// <summary>Says what is wrong with a workbook of which nothing can be asked: the first failure, or that it has no cells.</summary>
    public void ThrowIfNothingWasRead()
    {
        if (_tables.Count > 0)
        {
            return;
        }

        throw _failures.Count > 0
            ? _failures[0]
            : new WorkbookException(WorkbookProblem.NoCells, Workbook.Identity.FileName, $"'{Workbook.Identity.FileName}' has {Workbook.Sheets.Count} sheet(s) and none has a cell with a value. Pick a workbook with data.");
    }

    public IngestionResult ToResult() => new()
    {
        Workbook = Workbook.Identity,
        Sheets = _sheetsRead - _failures.Count,
        Tables = _tables.Count,
        Rows = _tables.Sum(t => (long)t.Rows.Count),
        Chunks = Chunks,
        NewChunks = _written,
        RemovedChunks = RemovedChunks,
        ChangedSheets = Inventory?.ChangedSheets ?? [],
        Failures = _failures,
        Duration = Stopwatch.GetElapsedTime(_started),
    };

    public FileProcessed ToProcessed() => new()
    {
        FileId = Workbook.Identity.Id,
        SheetCount = _sheetsRead,
        TableCount = _tables.Count,
        ChunkCount = Chunks,
        ProcessingTime = Stopwatch.GetElapsedTime(_started),
    };

    public DocumentsIndexed ToIndexed() => new()
    {
        CollectionId = Collection,
        FileId = Workbook.Identity.Id,
        DocumentCount = Chunks,
        UnchangedCount = Chunks - _written,
        RemovedCount = RemovedChunks,
        IndexingTime = Stopwatch.GetElapsedTime(_started),
    };

    private int Chunks => Inventory?.Count ?? 0;

    private void Report() => progress?.Report(new(_sheetsRead, Workbook.Sheets.Count, _tables.Count, _written));
}
