namespace ExcelChat.Workbooks;

/// <summary>
/// Keeps the original bytes of workbooks by tenant, file and hash of their content, so that proofs can be run again and a process that begins anew can be asked without being given
/// the files. Each tenant's copy is its own: bytes that two tenants have are kept twice, so that what one removes the other still has; so are bytes of two files of one tenant. Bytes
/// that are saved twice as one file are kept once. Passwords are not kept. Safe for use from several threads, and each operation is done as a whole: several processes may share a store.
/// </summary>
public abstract class WorkbookStore
{
    /// <summary>
    /// Keeps a version of a file, from now on the last of the list. It is incoming until it is completed; one that is kept already gets its place in the order and the name anew,
    /// and stays incoming or not.
    /// </summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="source">Its bytes, name and key.</param>
    /// <param name="cancellationToken">Stops the saving; nothing is kept then, or all.</param>
    /// <returns>The version as it is kept; the <see cref="WorkbookIdentity.Id"/> of its workbook opens it again.</returns>
    /// <exception cref="WorkbookException">The bytes cannot be read.</exception>
    public abstract ValueTask<StoredWorkbook> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default);

    /// <summary>
    /// Notes that a version is no longer incoming, and forgets the other versions with its key that were saved before it was. Nothing is done where it is no longer kept. Without a key
    /// there are no other versions.
    /// </summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="version">The version as it was saved or listed. When it was saved again since, it is completed all the same, and what was saved in between stays.</param>
    /// <param name="cancellationToken">Stops the operation; it can be repeated.</param>
    public abstract ValueTask CompleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default);

    /// <summary>Finds the bytes of a workbook.</summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="id">The SHA-256 of its bytes in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Its bytes under the name and the key that they were last saved with, or null when the tenant has none such.</returns>
    public abstract ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions that a tenant has, the one that was saved last at the end.</summary>
    /// <param name="tenant">Whose; null in a host of one tenant.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public abstract IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default);

    /// <summary>Forgets a version, if it is kept as it was saved or listed: not when it was saved again or completed since. A source opened before stays readable.</summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="version">The version as it was saved or listed.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>Whether it was kept so.</returns>
    public abstract ValueTask<bool> DeleteAsync(string? tenant, StoredWorkbook version, CancellationToken cancellationToken = default);
}
