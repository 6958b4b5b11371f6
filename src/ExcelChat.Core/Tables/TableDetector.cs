using ExcelChat.Flow;
using ExcelChat.Tables.Detection;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>
/// Turns a grid into meaning: finds the tables of each sheet with their headers, column types and totals. A sheet without cells gives none.
/// </summary>
public abstract class TableDetector : Stage<Sheet, Table>
{
    /// <summary>The detector that comes with ExcelChat: declared tables first, then those that the occupied cells form.</summary>
    public static TableDetector Default { get; } = new GridTableDetector([]);

    /// <summary>The same detector with what a host knows about the tables.</summary>
    /// <param name="hints">The tables that are known; those of other sheets are passed over.</param>
    public static TableDetector WithHints(params IEnumerable<TableHint> hints) => new GridTableDetector(hints);
}
