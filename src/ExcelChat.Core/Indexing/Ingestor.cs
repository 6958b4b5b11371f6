using System.Runtime.CompilerServices;
using ExcelChat.Events;
using ExcelChat.Flow;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>Takes a file through the corridor: bytes, sheets, tables, and on to the index when there is one.</summary>
internal sealed partial class Ingestor(WorkbookOpener opener, TableDetector detector, TableCatalogs catalogs, WorkbookIndex? index, EventPublisher events)
{
    private readonly Stage<Sheet, Table> _detector = detector.Observed("tables");
    private readonly KeyedPermits _files = new();

    public async Task<IngestionResult> IngestAsync(string? tenant, WorkbookSource source, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var run = await IngestFileAsync(tenant, source, progress, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(run).ConfigureAwait(false);
    }

    private async Task<IngestionResult> CompleteAsync(IngestionRun run)
    {
        foreach (var former in run.FormerFiles)
        {
            await EraseFormerAsync(new(run.Indexed.Tenant, former), run.Original).ConfigureAwait(false);
        }

        return run.ToResult();
    }

    // Of one tenant: another's file of the same name is another file.
    private ValueTask<IDisposable> WaitAsync(IndexedWorkbook file, CancellationToken cancellationToken) => _files.WaitAsync($"{file.Id}\n{file.Tenant}", cancellationToken);

    private async Task<IngestionRun> IngestFileAsync(string? tenant, WorkbookSource source, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        // Bytes without a key are known by their content; a file may change while it waits, and is read when it is its turn.
        var content = source.Key is null ? await IdentifyAsync(tenant, source, cancellationToken).ConfigureAwait(false) : null;
        var indexed = IndexedWorkbook.Of(source.Key ?? content!.Id, tenant);

        // Two versions of a file that are ingested at once would each take the other's chunks for what is gone.
        using var permit = await WaitAsync(indexed, cancellationToken).ConfigureAwait(false);
        var identity = content ?? await IdentifyAsync(tenant, source, cancellationToken).ConfigureAwait(false);
        var original = await KeepAsync(tenant, source, identity, cancellationToken).ConfigureAwait(false);
        return await IngestVersionAsync(indexed, source, original, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IngestionRun> IngestVersionAsync(
        IndexedWorkbook indexed, WorkbookSource source, KeptOriginal original, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var identity = original.Workbook;
        var uploaded = new FileUploaded { FileId = identity.Id, FileName = identity.FileName, FileSize = identity.Size };
        try
        {
            await events.ForTenant(indexed.Tenant).PublishAsync(uploaded, cancellationToken).ConfigureAwait(false);
            var workbook = await opener.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (workbook.ConfigureAwait(false))
            {
                ThrowIfChanged(source, identity, workbook.Identity);
                return await IngestAsync(new IngestionRun(workbook, indexed, progress) { Original = original }, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            await ForgetAsync(indexed, original).ConfigureAwait(false);
            await ReportAsync(indexed.Tenant, identity.Id, e, StageOf(e)).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IngestionRun> IngestAsync(IngestionRun run, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(run, cancellationToken).ConfigureAwait(false);
            await PutAsync(run).ConfigureAwait(false);
            return run;
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            await RevertAsync(run).ConfigureAwait(false);
            throw;
        }
    }

    // What cannot be asked about must not be found by a search either. Best effort: the error that led here is the one to tell. After a cancellation
    // nothing is undone, since the next run goes on from there.
    private async ValueTask RevertAsync(IngestionRun run)
    {
        try
        {
            if (index is not null && run.Inventory is { } inventory && CatalogOf(run).Find(run.Workbook.Identity.Id)?.FileId != run.Indexed.Id)
            {
                await index.RevertAsync(inventory, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is ExcelChatException or VectorStoreException)
        {
        }
    }

    private async ValueTask<WorkbookIdentity> IdentifyAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.IdentifyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (WorkbookException e)
        {
            await ReportAsync(tenant, source.Name, e, StageOf(e)).ConfigureAwait(false);
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
        await EventsOf(run).PublishAsync(run.ToProcessed(), cancellationToken).ConfigureAwait(false);
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
            await EventsOf(run).PublishAsync(failed, cancellationToken).ConfigureAwait(false);
            return [];
        }
    }

    // The new version is there before the older one goes: at no time is neither to be asked about. From then on it is in, whoever loses interest.
    private async Task PutAsync(IngestionRun run)
    {
        var replaced = CatalogOf(run).Put(new(run.Indexed.Id, run.Workbook.Identity, run.Tables));
        run.FormerFiles = [.. replaced.Select(older => older.FileId).Union(run.Original.FormerFiles, StringComparer.Ordinal).Where(file => file != run.Indexed.Id)];
        if (index is not null && run.Inventory is { } inventory)
        {
            await index.CompleteAsync(inventory, CancellationToken.None).ConfigureAwait(false);
        }

        await CompleteOriginalAsync(run.Indexed.Tenant, run.Original.Version).ConfigureAwait(false);
        foreach (var older in replaced.Where(older => older.Workbook.Id != run.Workbook.Identity.Id))
        {
            var removed = new FileRemoved { FileId = older.Workbook.Id, DocumentCount = run.RemovedChunks };
            await EventsOf(run).PublishAsync(removed, CancellationToken.None).ConfigureAwait(false);
        }

        if (index is not null)
        {
            await EventsOf(run).PublishAsync(run.ToIndexed(), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private TableCatalog CatalogOf(IngestionRun run) => catalogs.Of(run.Indexed.Tenant);

    private EventPublisher EventsOf(IngestionRun run) => events.ForTenant(run.Indexed.Tenant);

    // Not cancelled with the ingestion: the log is the journal, and must say how each file ended.
    private ValueTask ReportAsync(string? tenant, string file, Exception error, string stage) => events.ForTenant(tenant).PublishAsync(
        new IngestionFailed
        {
            FileId = file,
            Stage = stage,
            Reason = error is WorkbookException { Problem: var problem } ? problem.ToString() : error.GetType().Name,
            Message = error.Message,
        },
        CancellationToken.None);

    private static string StageOf(Exception error) => error is WorkbookException ? "workbooks" : "index";
}
