using System.Diagnostics;
using ExcelChat.Events;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>What one ingestion has read and written so far.</summary>
internal sealed class IngestionRun(Workbook workbook, IProgress<IngestionProgress>? progress)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<Table> _tables = [];
    private readonly List<WorkbookException> _failures = [];
    private int _sheetsRead;
    private int _chunks;
    private int _written;

    public Workbook Workbook { get; } = workbook;

    public IReadOnlyList<Table> Tables => _tables;

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

    public void CountChunks(int made) => _chunks += made;

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
        Chunks = _chunks,
        NewChunks = _written,
        Failures = _failures,
        Duration = Stopwatch.GetElapsedTime(_started),
    };

    public FileProcessed ToProcessed() => new()
    {
        FileId = Workbook.Identity.Id,
        SheetCount = _sheetsRead,
        TableCount = _tables.Count,
        ChunkCount = _chunks,
        ProcessingTime = Stopwatch.GetElapsedTime(_started),
    };

    public DocumentsIndexed ToIndexed() => new()
    {
        CollectionId = Collection,
        FileId = Workbook.Identity.Id,
        DocumentCount = _chunks,
        UnchangedCount = _chunks - _written,
        IndexingTime = Stopwatch.GetElapsedTime(_started),
    };

    private void Report() => progress?.Report(new(_sheetsRead, Workbook.Sheets.Count, _tables.Count, _written));
}
