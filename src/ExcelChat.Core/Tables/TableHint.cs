using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>What a host knows about a table of a sheet; the detector takes it as it is and looks for other tables in the rest of the sheet.</summary>
/// <param name="Sheet">The name of the sheet, in any case.</param>
/// <param name="Range">The cells of the table, header included.</param>
public sealed record TableHint(string Sheet, CellRange Range)
{
    /// <summary>The name of the only workbook that is meant, such as <c>sales.xlsx</c>, in any case; null for every workbook.</summary>
    public string? Workbook { get; init; }

    /// <summary>The name of the table, or null for the sheet's.</summary>
    public string? Name { get; init; }

    /// <summary>The number of header rows at the top of the range; null to have them found.</summary>
    public int? HeaderRows { get; init; }

    /// <summary>The number of columns at the left that name the rows; null to have them found.</summary>
    public int? HeaderColumns { get; init; }
}
