namespace ExcelChat.Workbooks;

/// <summary>
/// Keeps the original bytes of workbooks by tenant and by the hash of their content, so that proofs can be run again and a process that begins anew can be asked without being given
/// the files. Each tenant's copy is its own: bytes that two tenants have are kept twice, so that what one removes the other still has. Bytes that one tenant saves twice are kept once.
/// Passwords are not kept. Safe for use from several threads.
/// </summary>
public abstract class WorkbookStore
{
    /// <summary>Keeps a workbook, with its name and key; both are replaced when the bytes are kept already.</summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="source">Its bytes, name and key.</param>
    /// <param name="cancellationToken">Stops the saving; nothing is kept then, or all.</param>
    /// <returns>Which workbook it is; its <see cref="WorkbookIdentity.Id"/> opens it again.</returns>
    /// <exception cref="WorkbookException">The bytes cannot be read.</exception>
    public abstract ValueTask<WorkbookIdentity> SaveAsync(string? tenant, WorkbookSource source, CancellationToken cancellationToken = default);

    /// <summary>Finds the bytes of a workbook.</summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="id">The SHA-256 of its bytes in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Its bytes under the name and the key that they were last saved with, or null when the tenant has none such.</returns>
    public abstract ValueTask<WorkbookSource?> OpenAsync(string? tenant, string id, CancellationToken cancellationToken = default);

    /// <summary>Lists the workbooks of a tenant, the one that was saved last at the end.</summary>
    /// <param name="tenant">Whose; null in a host of one tenant.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public abstract IAsyncEnumerable<StoredWorkbook> ListAsync(string? tenant, CancellationToken cancellationToken = default);

    /// <summary>Forgets a workbook. A source opened before stays readable.</summary>
    /// <param name="tenant">Whose it is; null in a host of one tenant.</param>
    /// <param name="id">The SHA-256 of its bytes in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>Whether it was kept.</returns>
    public abstract ValueTask<bool> DeleteAsync(string? tenant, string id, CancellationToken cancellationToken = default);
}
