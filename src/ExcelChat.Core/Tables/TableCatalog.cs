using System.Collections.Immutable;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>The tables of the workbooks that can be asked about now. Readers see a whole workbook or none of it.</summary>
internal sealed class TableCatalog
{
    private ImmutableList<Entry> _entries = [];

    /// <summary>The workbooks, in the order they came.</summary>
    public IReadOnlyList<WorkbookIdentity> Workbooks => [.. _entries.Select(e => e.Workbook)];

    /// <summary>The tables of some workbooks, or of all when none is named.</summary>
    public IReadOnlyList<Table> TablesOf(IReadOnlyCollection<string> workbookIds)
        => [.. _entries.Where(e => workbookIds.Count == 0 || workbookIds.Contains(e.Workbook.Id)).SelectMany(e => e.Tables)];

    /// <summary>Puts a workbook in and returns the older ones that came under the same name and so are replaced by it.</summary>
    public IReadOnlyList<WorkbookIdentity> Put(string name, WorkbookIdentity workbook, IReadOnlyList<Table> tables)
    {
        ImmutableList<Entry> before, after;
        do
        {
            before = _entries;
            after = before.RemoveAll(e => e.Name == name || e.Workbook.Id == workbook.Id).Add(new(name, workbook, tables));
        }
        while (Interlocked.CompareExchange(ref _entries, after, before) != before);

        return [.. before.Where(e => e.Name == name && e.Workbook.Id != workbook.Id).Select(e => e.Workbook)];
    }

    /// <summary>Takes a workbook out; false when it was not there.</summary>
    public bool Remove(string workbookId)
    {
        ImmutableList<Entry> before, after;
        do
        {
            before = _entries;
            after = before.RemoveAll(e => e.Workbook.Id == workbookId);
        }
        while (Interlocked.CompareExchange(ref _entries, after, before) != before);

        return after.Count < before.Count;
    }

    private sealed record Entry(string Name, WorkbookIdentity Workbook, IReadOnlyList<Table> Tables);
}
