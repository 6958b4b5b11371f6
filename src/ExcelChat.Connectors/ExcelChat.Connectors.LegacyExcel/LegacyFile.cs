using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A file that is being read, and what it may ask of the machine.</summary>
/// <param name="Source">The bytes and their name.</param>
/// <param name="Limits">What the file may ask of the machine.</param>
internal sealed record LegacyFile(WorkbookSource Source, WorkbookLimits Limits)
{
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
