using System.Collections.Immutable;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>The tables of the workbooks that can be asked about now. Readers see a whole workbook or none of it.</summary>
internal sealed class TableCatalog
{
    private ImmutableList<CatalogEntry> _entries = [];

    /// <summary>The workbooks, in the order they came.</summary>
    public IReadOnlyList<WorkbookIdentity> Workbooks => [.. _entries.Select(e => e.Workbook)];

    /// <summary>The tables of some workbooks, or of all when none is named.</summary>
    public IReadOnlyList<Table> TablesOf(IReadOnlyCollection<string> workbookIds)
        => [.. _entries.Where(e => workbookIds.Count == 0 || workbookIds.Contains(e.Workbook.Id)).SelectMany(e => e.Tables)];

    /// <summary>The files of some versions, as the index knows them; an id that is of no version here stays as it is.</summary>
    public IReadOnlyList<string> FilesOf(IReadOnlyList<string> workbookIds) => [.. workbookIds.Select(id => Find(id)?.FileId ?? id)];

    /// <summary>What came in as this version of a file; null when it is not there.</summary>
    public CatalogEntry? Find(string workbookId) => _entries.Find(e => e.Workbook.Id == workbookId);

    /// <summary>What is there of a file now; null when it is not there.</summary>
    public CatalogEntry? FindFile(string fileId) => _entries.Find(e => e.FileId == fileId);

    /// <summary>Puts a workbook in and returns what it replaces: other versions of the same file, and the same version of other files.</summary>
    public IReadOnlyList<CatalogEntry> Put(CatalogEntry entry)
    {
        ImmutableList<CatalogEntry> before, after;
        do
        {
            before = _entries;
            after = before.RemoveAll(e => IsReplacedBy(e, entry)).Add(entry);
        }
        while (Interlocked.CompareExchange(ref _entries, after, before) != before);

        return [.. before.Where(e => IsReplacedBy(e, entry) && !(e.FileId == entry.FileId && e.Workbook.Id == entry.Workbook.Id))];
    }

    /// <summary>Takes out what is there of a file; null when nothing was.</summary>
    public CatalogEntry? RemoveFile(string fileId)
    {
        ImmutableList<CatalogEntry> before, after;
        do
        {
            before = _entries;
            after = before.RemoveAll(e => e.FileId == fileId);
        }
        while (Interlocked.CompareExchange(ref _entries, after, before) != before);

        return before.Find(e => e.FileId == fileId);
    }

    private static bool IsReplacedBy(CatalogEntry entry, CatalogEntry newer) => entry.FileId == newer.FileId || entry.Workbook.Id == newer.Workbook.Id;
}
