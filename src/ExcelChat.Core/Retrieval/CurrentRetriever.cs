using ExcelChat.Tables;

namespace ExcelChat.Retrieval;

/// <summary>
/// Speaks of workbooks as they are now. A record of the index is kept through all versions of its file, so it names the file; callers
/// ask with, and get, the ids of the version and of its tables. A file that was not ingested by this process keeps the index's own id,
/// by which it can be searched and removed as well.
/// </summary>
internal sealed class CurrentRetriever(Retriever inner, TableCatalogs catalogs) : Retriever
{
    public override async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var catalog = catalogs.Of(query.Tenant);
        var access = query.Access.WorkbookIds is { } seen ? query.Access with { WorkbookIds = catalog.FilesOf(seen) } : query.Access;
        var passages = await inner.RetrieveAsync(query with { WorkbookIds = catalog.FilesOf(query.WorkbookIds), Access = access }, cancellationToken).ConfigureAwait(false);
        return [.. passages.Select(passage => Current(catalog, passage))];
    }

    private static Passage Current(TableCatalog catalog, Passage passage)
    {
        if (catalog.FindFile(passage.WorkbookId) is not { } entry)
        {
            return passage;
        }

        var table = entry.Tables.FirstOrDefault(table => table.Sheet == passage.Sheet && table.Range.Contains(passage.Range.First));
        return passage with { WorkbookId = entry.Workbook.Id, FileName = entry.Workbook.FileName, TableId = table?.Id ?? passage.TableId };
    }
}
