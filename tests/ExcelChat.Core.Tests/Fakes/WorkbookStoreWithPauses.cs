using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>Keeps workbooks in another store, and does at certain moments what a test tells it: what happens there happens in between for certain.</summary>
internal sealed class WorkbookStoreWithPauses(WorkbookStore store) : WorkbookStore
{
    /// <summary>What is done after a version was saved.</summary>
    public Func<StoredWorkbook, Task>? Saved { get; set; }

    /// <summary>What is done before a version is completed.</summary>
    public Func<StoredWorkbook, Task>? Completing { get; set; }

    /// <summary>What is done before a version is deleted.</summary>
    public Func<StoredWorkbook, Task>? Deleting { get; set; }

    public override async ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default)
    {
        var version = await store.SaveAsync(tenant, source, cancellationToken);
        await (Saved?.Invoke(version) ?? Task.CompletedTask);
        return version;
    }

    public override async ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        await (Completing?.Invoke(version) ?? Task.CompletedTask);
        await store.CompleteAsync(tenant, version, cancellationToken);
    }

    public override ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default) => store.OpenAsync(tenant, id, cancellationToken);

    public override IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default) => store.ListAsync(tenant, cancellationToken);

    public override async ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default)
    {
        await (Deleting?.Invoke(version) ?? Task.CompletedTask);
        return await store.DeleteAsync(tenant, version, cancellationToken);
    }
}
