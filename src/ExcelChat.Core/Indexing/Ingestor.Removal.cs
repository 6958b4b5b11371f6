using ExcelChat.Events;

namespace ExcelChat.Indexing;

/// <content>How files go.</content>
internal sealed partial class Ingestor
{
    public async Task<bool> RemoveAsync(string? tenant, string workbookId, CancellationToken cancellationToken)
    {
        var isRemoved = false;
        while (true)
        {
            var file = await FileOfAsync(tenant, workbookId, cancellationToken).ConfigureAwait(false);
            if (file is null && isRemoved)
            {
                return true;
            }

            // Where no version is meant it may be a file, by its id in the index.
            var indexed = file ?? new(tenant ?? "", workbookId);
            using var permit = await WaitAsync(indexed, cancellationToken).ConfigureAwait(false);

            // Who had the permit may have put in a newer version, which nobody asked to remove, or the same version as another file's.
            if (await FileOfAsync(tenant, workbookId, cancellationToken).ConfigureAwait(false) == file)
            {
                isRemoved |= await RemoveFileAsync(indexed, workbookId, cancellationToken).ConfigureAwait(false);
                if (file is null)
                {
                    return isRemoved;
                }
            }
        }
    }

    /// <summary>Forgets the tables and the bytes of all that a tenant has; what is in the index of it is dropped as a whole before.</summary>
    /// <returns>The number of workbooks, and of those whose bytes were kept.</returns>
    public async Task<(int Workbooks, int Originals)> ForgetTenantAsync(string? tenant, CancellationToken cancellationToken)
    {
        var catalog = catalogs.Of(tenant);
        var kept = Originals is null ? [] : await Originals.ListAsync(tenant, cancellationToken).ConfigureAwait(false);
        string[] ids = [.. catalog.Workbooks.Concat(kept.Select(stored => stored.Workbook)).Select(workbook => workbook.Id).Distinct(StringComparer.Ordinal)];
        var forgotten = 0;
        foreach (var id in ids)
        {
            var versions = kept.Where(stored => stored.Workbook.Id == id);
            forgotten += Originals is not null && await Originals.ForgetAsync(tenant, versions, cancellationToken).ConfigureAwait(false) > 0 ? 1 : 0;
            if (catalog.Find(id) is { } known)
            {
                catalog.RemoveFile(known.FileId);
            }

            await events.ForTenant(tenant).PublishAsync(new FileRemoved { FileId = id, DocumentCount = 0 }, CancellationToken.None).ConfigureAwait(false);
        }

        return (ids.Length, forgotten);
    }

    /// <summary>The file that a version is of; null where no version is meant that this process ingested or whose bytes are kept. There may be more: the bytes came in as another file, or were to.</summary>
    private async ValueTask<IndexedWorkbook?> FileOfAsync(string? tenant, string workbookId, CancellationToken cancellationToken)
    {
        if (catalogs.Of(tenant).Find(workbookId) is { } known)
        {
            return new(tenant ?? "", known.FileId);
        }

        return Originals is null ? null : await Originals.FindFileAsync(tenant, workbookId, cancellationToken).ConfigureAwait(false);
    }

    // The bytes after the records, since they tell another process which records are meant; both before the tables are forgotten. So a removal that failed is finished by another call.
    private async Task<bool> RemoveFileAsync(IndexedWorkbook file, string workbookId, CancellationToken cancellationToken)
    {
        var kept = Originals is null ? [] : await Originals.ListAsync(file, cancellationToken).ConfigureAwait(false);
        var version = kept.FirstOrDefault(stored => stored.Workbook.Id == workbookId);
        var current = catalogs.Of(file.Tenant).FindFile(file.Id)?.Workbook.Id ?? kept.FirstOrDefault(stored => !stored.IsIncoming)?.Workbook.Id;

        // One that did not come in goes alone: the version that is in is another, which nobody asked to remove.
        if (Originals is not null && version is { IsIncoming: true } && current is not null && current != workbookId)
        {
            return await Originals.ForgetAsync(file.Tenant, [version], cancellationToken).ConfigureAwait(false) > 0;
        }

        var erased = index is null ? 0 : await index.EraseEverywhereAsync(file, cancellationToken).ConfigureAwait(false);
        var forgotten = Originals is null ? 0 : await Originals.ForgetAsync(file.Tenant, kept, cancellationToken).ConfigureAwait(false);
        var known = catalogs.Of(file.Tenant).RemoveFile(file.Id);
        if (known is null && erased + forgotten == 0)
        {
            return false;
        }

        var removed = new FileRemoved { FileId = known?.Workbook.Id ?? workbookId, DocumentCount = erased };
        await events.ForTenant(file.Tenant).PublishAsync(removed, CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
