namespace ExcelChat.Workbooks;

/// <summary>An open workbook. Its sheets can be read until it is disposed.</summary>
public sealed class Workbook : IAsyncDisposable
{
    private readonly IDisposable? _resource;
    private IDisposable? _addition;

    /// <summary>Creates a workbook over an open file.</summary>
    /// <param name="identity">Which workbook it is.</param>
    /// <param name="sheets">Its worksheets in the workbook's order; one with the name of an earlier one gets a name of its own.</param>
    /// <param name="resource">What to dispose with it, such as the open file; or null.</param>
    public Workbook(WorkbookIdentity identity, IReadOnlyList<Sheet> sheets, IDisposable? resource = null)
    {
        SheetNames.MakeUnique(sheets);
        Identity = identity;
        Sheets = sheets;
        _resource = resource;
    }

    /// <summary>Which workbook it is.</summary>
    public WorkbookIdentity Identity { get; }

    /// <summary>Its worksheets in the workbook's order, hidden ones included. Chart sheets have no cells and are left out.</summary>
    public IReadOnlyList<Sheet> Sheets { get; private set; }

    /// <summary>The names that the author defined.</summary>
    public IReadOnlyList<DefinedName> DefinedNames { get; init; } = [];

    /// <summary>Whether the serial numbers in its file count from 1904; those of our cells count from 1900 in any case.</summary>
    public bool CountsFrom1904 { get; init; }

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
        _addition?.Dispose();
        _resource?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The same workbook with other sheets in the place of its own; it takes the file over.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="addition">What to dispose before the file.</param>
    internal Workbook With(IReadOnlyList<Sheet> sheets, IDisposable addition)
    {
        var copy = (Workbook)MemberwiseClone();
        copy.Sheets = sheets;
        copy._addition = addition;
        return copy;
    }
}
