using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A file that is being read, and what it may ask of the machine.</summary>
/// <param name="source">The bytes and their name.</param>
/// <param name="limits">What the file may ask of the machine.</param>
internal sealed class LegacyFile(WorkbookSource source, WorkbookLimits limits)
{
    private ILookup<string, NamedRange>? _namedRanges;

    public WorkbookSource Source { get; } = source;

    public WorkbookLimits Limits { get; } = limits;

    /// <summary>The names that the author defined.</summary>
    public IReadOnlyList<DefinedName> DefinedNames { get; set; } = [];

    /// <summary>The ranges of a sheet that have names.</summary>
    public IReadOnlyList<NamedRange> NamedRangesOn(string sheet) => [.. (_namedRanges ??= NamedRange.BySheet(DefinedNames))[sheet]];

    /// <summary>Reads something of the file; whatever its parser throws becomes the typed error.</summary>
    public T Guard<T>(Func<T> read, string? sheet = null)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(Source.Name, e, sheet);
        }
    }

    public WorkbookException Exceeded(string limit, object allowed, string found) => WorkbookFault.Exceeded(Source.Name, limit, allowed, found);
}
