namespace ExcelChat.Workbooks;

/// <summary>
/// Opens the workbooks of one format or of a few. All knowledge of a format, and all limits on hostile input, end behind it.
/// A reader decides by the content, never by the file's extension.
/// </summary>
public abstract class WorkbookReader
{
    /// <summary>Opens a workbook, or says that its format is not one of this reader's.</summary>
    /// <param name="source">The bytes and their name.</param>
    /// <param name="limits">What the file may ask of the machine, here and while its sheets are read.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The open workbook, to be disposed by the caller; null when another reader must try.</returns>
    /// <exception cref="WorkbookException">The format is this reader's and the file is damaged, encrypted or beyond a limit.</exception>
    public abstract ValueTask<Workbook?> OpenAsync(WorkbookSource source, WorkbookLimits limits, CancellationToken cancellationToken = default);
}
