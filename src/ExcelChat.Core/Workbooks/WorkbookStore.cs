namespace ExcelChat.Workbooks;

/// <summary>
/// Keeps the original bytes of workbooks by the hash of their content, so that proofs can be re-run and files indexed anew. Saving the
/// same bytes twice keeps them once. Safe for use from several threads.
/// </summary>
public abstract class WorkbookStore
{
    /// <summary>Keeps a workbook.</summary>
    /// <param name="source">Its bytes and name.</param>
    /// <param name="cancellationToken">Stops the saving; nothing is kept then.</param>
    /// <returns>Which workbook it is; its <see cref="WorkbookIdentity.Id"/> opens it again.</returns>
    /// <exception cref="WorkbookException">The bytes cannot be read.</exception>
    public abstract ValueTask<WorkbookIdentity> SaveAsync(WorkbookSource source, CancellationToken cancellationToken = default);

    /// <summary>Finds the bytes of a workbook.</summary>
    /// <param name="id">The SHA-256 of its bytes in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Its bytes under the name it was last saved with, or null when it is not kept.</returns>
    public abstract ValueTask<WorkbookSource?> OpenAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Forgets a workbook. A source opened before stays readable.</summary>
    /// <param name="id">The SHA-256 of its bytes in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>Whether it was kept.</returns>
    public abstract ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
