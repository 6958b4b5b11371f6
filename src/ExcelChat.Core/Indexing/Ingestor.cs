using System.Runtime.CompilerServices;
using ExcelChat.Events;
using ExcelChat.Flow;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>Takes a file through the corridor: bytes, sheets, tables, and on to the index when there is one.</summary>
internal sealed class Ingestor(WorkbookOpener opener, TableDetector detector, TableCatalog catalog, WorkbookIndex? index, EventPublisher events)
{
    private readonly Stage<Sheet, Table> _detector = detector.Observed("tables");
    private readonly KeyedPermits _files = new();

    public async Task<IngestionResult> IngestAsync(WorkbookSource source, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        // Two versions of a file that are ingested at once would each take the other's chunks for what is gone.
        var indexed = IndexedWorkbook.Of(source);
        using var permit = await _files.WaitAsync(indexed.Id, cancellationToken).ConfigureAwait(false);
        var identity = await IdentifyAsync(source, cancellationToken).ConfigureAwait(false);
        await events.PublishAsync(new FileUploaded { FileId = identity.Id, FileName = identity.FileName, FileSize = identity.Size }, cancellationToken).ConfigureAwait(false);
        try
        {
            var workbook = await opener.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (workbook.ConfigureAwait(false))
            {
                return await IngestAsync(new IngestionRun(workbook, indexed, progress), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            await ReportAsync(identity.Id, e).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IngestionResult> IngestAsync(IngestionRun run, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(run, cancellationToken).ConfigureAwait(false);
            await PutAsync(run, cancellationToken).ConfigureAwait(false);
            return run.ToResult();
        }
        catch
        {
            await RevertAsync(run).ConfigureAwait(false);
            throw;
        }
    }

    // What cannot be asked about must not be found by a search either. Best effort: the error that led here is the one to tell.
    private async ValueTask RevertAsync(IngestionRun run)
    {
        if (index is null || run.Inventory is null || catalog.Find(run.Workbook.Identity.Id) is not null)
        {
            return;
        }

        try
        {
            await index.RevertAsync(run.Inventory, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ExcelChatException or VectorStoreException)
        {
        }
    }

    public async Task<bool> RemoveAsync(string workbookId, CancellationToken cancellationToken)
    {
        var entry = catalog.Find(workbookId);
        var fileId = entry?.FileId ?? workbookId;
        using var permit = await _files.WaitAsync(fileId, cancellationToken).ConfigureAwait(false);
        var known = catalog.Remove(workbookId) is not null;
        var erased = index is null ? 0 : await index.EraseAsync(new("", fileId), cancellationToken).ConfigureAwait(false);
        if (known || erased > 0)
        {
            await events.PublishAsync(new FileRemoved { FileId = workbookId, DocumentCount = erased }, cancellationToken).ConfigureAwait(false);
        }

        return known || erased > 0;
    }

    private async ValueTask<WorkbookIdentity> IdentifyAsync(WorkbookSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (WorkbookException e)
        {
            await ReportAsync(source.Name, e).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReadAsync(IngestionRun run, CancellationToken cancellationToken)
    {
        var tables = TablesAsync(run, cancellationToken);
        if (index is null)
        {
            await foreach (var _ in tables.ConfigureAwait(false))
            {
            }
        }
        else
        {
            await index.WriteAsync(tables, run, cancellationToken).ConfigureAwait(false);
        }

        run.ThrowIfNothingWasRead();
        await events.PublishAsync(run.ToProcessed(), cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Table> TablesAsync(IngestionRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var sheet in run.Workbook.Sheets)
        {
            var found = await TablesOfAsync(run, sheet, cancellationToken).ConfigureAwait(false);
            foreach (var table in found)
            {
                yield return table;
            }
        }
    }

    // A sheet is read to its end before its tables go on: a sheet that breaks half-way then leaves nothing half-told in the index.
    private async Task<IReadOnlyList<Table>> TablesOfAsync(IngestionRun run, Sheet sheet, CancellationToken cancellationToken)
    {
        try
        {
            var tables = await _detector.RunAsync(AsyncEnumerable.Repeat(sheet, 1), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            run.Read(tables);
            return tables;
        }
        catch (WorkbookException e)
        {
            run.Fail(e);
            var failed = new SheetFailed { FileId = run.Workbook.Identity.Id, Sheet = sheet.Name, Reason = e.Problem.ToString(), Message = e.Message };
            await events.PublishAsync(failed, cancellationToken).ConfigureAwait(false);
            return [];
        }
    }

    // The new version is there before the older one goes: at no time is neither to be asked about.
    private async Task PutAsync(IngestionRun run, CancellationToken cancellationToken)
    {
        var replaced = catalog.Put(new(run.Indexed.Id, run.Workbook.Identity, run.Tables));
        if (index is not null && run.Inventory is { } inventory)
        {
            await index.CompleteAsync(inventory, cancellationToken).ConfigureAwait(false);
        }

        foreach (var older in replaced)
        {
            await ForgetAsync(older, run, cancellationToken).ConfigureAwait(false);
        }

        if (index is not null)
        {
            await events.PublishAsync(run.ToIndexed(), cancellationToken).ConfigureAwait(false);
        }
    }

    // Another file with the same bytes is the same workbook under its former name.
    private async Task ForgetAsync(CatalogEntry older, IngestionRun run, CancellationToken cancellationToken)
    {
        var erased = older.FileId == run.Indexed.Id ? run.RemovedChunks
            : index is null ? 0
            : await index.EraseAsync(new(run.Indexed.Tenant, older.FileId), cancellationToken).ConfigureAwait(false);
        if (older.Workbook.Id != run.Workbook.Identity.Id)
        {
            await events.PublishAsync(new FileRemoved { FileId = older.Workbook.Id, DocumentCount = erased }, cancellationToken).ConfigureAwait(false);
        }
    }

    // Not cancelled with the ingestion: the log is the journal, and must say how each file ended.
    private ValueTask ReportAsync(string file, Exception error) => events.PublishAsync(
        new IngestionFailed
        {
            FileId = file,
            Stage = error is WorkbookException ? "workbooks" : "index",
            Reason = error is WorkbookException { Problem: var problem } ? problem.ToString() : error.GetType().Name,
            Message = error.Message,
        },
        CancellationToken.None);
}
