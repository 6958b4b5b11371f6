using ExcelChat.Flow;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// Profiles the tables of sheets without holding them: one pass over the rows, in memory that does not grow with them. Figures that cannot be exact then are
/// estimates, and each profile says which. Where a table is and what its header is, its first rows settle; the rows that follow those are told from records by their own cells alone: totals by their label, headings and notes, the header once more. For a table that is in memory already see <see cref="Table.Profile"/>.
/// </summary>
public abstract class SheetProfiler : Stage<Sheet, TableProfile>
{
    /// <summary>The profiler that comes with ExcelChat.</summary>
    public static SheetProfiler Default { get; } = new StreamingProfiler(TableDetector.Default);
}
