using ExcelChat.Plans.Execution;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Exporting;

/// <summary>Cells of one column of a table, from one row to another, as a formula names them.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column of the table.</param>
/// <param name="Rows">The first and the last row of the sheet.</param>
internal sealed record Area(Table Table, Column Column, (int First, int Last) Rows)
{
    public int Cells => Rows.Last - Rows.First + 1;

    /// <summary>The area with its sheet: <c>'Q3 plan'!B4:B19</c>.</summary>
    public string Text => new SheetRange(Table.Workbook, Table.Sheet, CellRange.Of(Rows.First, Column.SheetColumn, Rows.Last, Column.SheetColumn)).ToString();

    /// <summary>Whether a cell shows a text that we read as a value: to Excel it is a text.</summary>
    public bool HoldsTypedText => Any(kind => kind is not (CellKind.Text or CellKind.Error), withText: true);

    /// <summary>Whether a cell is of some kinds.</summary>
    public bool Holds(Func<CellKind, bool> kinds) => Any(kinds, withText: false);

    /// <summary>The areas of some cells, column by column; null when they are of several workbooks or too many for the arguments of a function.</summary>
    public static IReadOnlyList<Area>? Of(CellSet cells)
    {
        Area[] areas = [.. cells.Runs().Take(MaxAreas + 1).Select(run => new Area(run.Table, run.Column, run.Rows))];
        return areas.Length is > 0 and <= MaxAreas && areas.All(area => area.Table.Workbook == areas[0].Table.Workbook) ? areas : null;
    }

    // Excel takes 255 arguments.
    private const int MaxAreas = 250;

    private bool Any(Func<CellKind, bool> kinds, bool withText)
    {
        var texts = Column.Cells.Texts;
        for (var row = Table.Rows.FirstAt(Rows.First); row < Table.Rows.Count && Table.Rows.SheetRow(row) <= Rows.Last; row++)
        {
            if (kinds(Column.Kinds[row]) && (!withText || (!texts.IsEmpty && texts[row] >= 0)))
            {
                return true;
            }
        }

        return false;
    }
}
