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

    public async Task<IngestionResult> IngestAsync(WorkbookSource source, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var identity = await IdentifyAsync(source, cancellationToken).ConfigureAwait(false);
        await events.PublishAsync(new FileUploaded { FileId = identity.Id, FileName = identity.FileName, FileSize = identity.Size }, cancellationToken).ConfigureAwait(false);
        try
        {
            var workbook = await opener.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (workbook.ConfigureAwait(false))
            {
                var run = new IngestionRun(workbook, progress);
                await ReadAsync(run, cancellationToken).ConfigureAwait(false);
                await PutAsync(source.Key, run, cancellationToken).ConfigureAwait(false);
                return run.ToResult();
            }
        }
        catch (Exception e)
        {
            await AbandonAsync(identity.Id).ConfigureAwait(false);
            if (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                await ReportAsync(identity.Id, e).ConfigureAwait(false);
            }

            throw;
        }
    }

    // A workbook that cannot be asked about must not be found by a search either. Best effort: the error that led here is the one to tell.
    private async ValueTask AbandonAsync(string workbookId)
    {
        if (index is null || catalog.TablesOf([workbookId]).Count > 0)
        {
            return;
        }

        try
        {
            await index.EraseAsync(workbookId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ExcelChatException or VectorStoreException)
        {
        }
    }

    public Task<bool> RemoveAsync(string workbookId, CancellationToken cancellationToken) => ForgetAsync(workbookId, catalog.Remove(workbookId), cancellationToken);

    private async Task<bool> ForgetAsync(string workbookId, bool known, CancellationToken cancellationToken)
    {
        var erased = index is null ? 0 : await index.EraseAsync(workbookId, cancellationToken).ConfigureAwait(false);
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
    private async Task PutAsync(string name, IngestionRun run, CancellationToken cancellationToken)
    {
        foreach (var older in catalog.Put(name, run.Workbook.Identity, run.Tables))
        {
            await ForgetAsync(older.Id, known: true, cancellationToken).ConfigureAwait(false);
        }

        if (index is not null)
        {
            await events.PublishAsync(run.ToIndexed(), cancellationToken).ConfigureAwait(false);
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
