namespace ExcelChat.Workbooks;

/// <summary>An open workbook. Its sheets can be read until it is disposed.</summary>
public sealed class Workbook : IAsyncDisposable
{
    private readonly IDisposable? _resource;

    /// <summary>Creates a workbook over an open file.</summary>
    /// <param name="identity">Which workbook it is.</param>
    /// <param name="sheets">Its worksheets in the workbook's order.</param>
    /// <param name="resource">What to dispose with it, such as the open file; or null.</param>
    public Workbook(WorkbookIdentity identity, IReadOnlyList<Sheet> sheets, IDisposable? resource = null)
    {
        Identity = identity;
        Sheets = sheets;
        _resource = resource;
    }

    /// <summary>Which workbook it is.</summary>
    public WorkbookIdentity Identity { get; }

    /// <summary>Its worksheets in the workbook's order, hidden ones included. Chart sheets have no cells and are left out.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>The names that the author defined.</summary>
    public IReadOnlyList<DefinedName> DefinedNames { get; init; } = [];

    /// <summary>How the format reads <see cref="WorkbookFacts"/>; null when it has none.</summary>
    internal Func<CancellationToken, WorkbookFacts>? FactsReader { get; init; }

    /// <summary>
    /// Reads what the workbook holds beside its sheets' cells: pivot tables, charts, links to other workbooks, properties, macros. It is read anew
    /// each time. A part that is missing or damaged is named in <see cref="WorkbookFacts.UnreadParts"/>; formats without such things return empty facts.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">The workbook part itself is damaged, or reading would go beyond a limit.</exception>
    public ValueTask<WorkbookFacts> ReadFactsAsync(CancellationToken cancellationToken = default)
        => new(FactsReader?.Invoke(cancellationToken) ?? WorkbookFacts.Empty);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _resource?.Dispose();
        return ValueTask.CompletedTask;
    }
}
