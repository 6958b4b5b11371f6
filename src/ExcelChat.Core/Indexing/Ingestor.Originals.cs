using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <content>What is kept of the bytes of a file that comes in.</content>
internal sealed partial class Ingestor
{
    /// <summary>What keeps the bytes of the files; null where nothing does.</summary>
    public OriginalKeeper? Originals { get; init; }

    // Before the journal says that the file is there: what it says is to be resumed must be at hand.
    private async ValueTask<KeptOriginal> KeepAsync(string? tenant, WorkbookSource source, WorkbookIdentity identity, CancellationToken cancellationToken)
    {
        try
        {
            return Originals is null ? new(identity) : await Originals.KeepAsync(tenant, source, identity, cancellationToken).ConfigureAwait(false);
        }
        catch (ExcelChatException e)
        {
            await ReportAsync(tenant, identity.Id, e, "originals").ConfigureAwait(false);
            throw;
        }
    }

    // What is kept, what the log names and what is asked about are one version. A file on disk may be written to between one reading and the next.
    private static void ThrowIfChanged(WorkbookSource source, WorkbookIdentity identity, WorkbookIdentity opened)
    {
        if (opened.Id != identity.Id)
        {
            throw new WorkbookException(WorkbookProblem.NotReadable, source.Name, $"'{source.Name}' changed while it was being read. Ingest it again when the program that writes it is done.");
        }
    }

    // What was refused does not come back when the process begins anew. Best effort: the error that led here is the one to tell.
    private async ValueTask ForgetAsync(IndexedWorkbook file, KeptOriginal original)
    {
        if (Originals is null || original is not { GoesIfRefused: true, Version: { } version } || catalogs.Of(file.Tenant).FindFile(file.Id)?.Workbook.Id == original.Workbook.Id)
        {
            return;
        }

        await TryAsync(async () => await Originals.ForgetAsync(file.Tenant, [version], CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
    }

    // Best effort, since the file is in whatever becomes of this: until it is done both versions are kept, and the next ingestion or reopening does it.
    private async ValueTask CompleteOriginalAsync(string tenant, StoredWorkbook? version)
    {
        if (Originals is not null && version is not null)
        {
            await TryAsync(async () => await Originals.CompleteAsync(tenant, version, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    // Another file with the same bytes is the same workbook under its former name. Under that file's own permit, since it may be coming in
    // again; and when the permit of the newer one is given back, since two that replace each other must not wait for each other. The bytes
    // go last: they tell the next ingestion what is still to be erased, also when the store of the bytes fails here.
    private async Task EraseFormerAsync(IndexedWorkbook former, KeptOriginal newer)
    {
        using var permit = await WaitAsync(former, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<StoredWorkbook> kept = [];
        if (Originals is not null && !await TryAsync(async () => kept = await Originals.ListAsync(former, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false))
        {
            return;
        }

        var known = catalogs.Of(former.Tenant).FindFile(former.Id);
        if (index is not null && known is null && kept.All(stored => stored.Workbook.Id == newer.Workbook.Id))
        {
            await index.EraseAsync(former, CancellationToken.None).ConfigureAwait(false);
        }

        if (Originals is not null && known?.Workbook.Id != newer.Workbook.Id)
        {
            var older = kept.Where(stored => stored.Workbook.Id == newer.Workbook.Id && stored.Saved < newer.Version?.Saved);
            await TryAsync(async () => await Originals.ForgetAsync(former.Tenant, older, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return true;
        }
        catch (ExcelChatException)
        {
            return false;
        }
    }
}
