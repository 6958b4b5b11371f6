using ExcelChat.Tables.Detection;
using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>Tells totals, headings of groups, notes and repeated headers from the records of a table, and which row heads each.</summary>
internal sealed class RowRoleFinder(SheetGrid grid, Region region, int headerRows, IReadOnlyList<CellFormula> formulas)
{
    private readonly RowView _view = new(grid, region);

    /// <summary>The roles of the body rows, and the head of each or nothing at all.</summary>
    public (RowRole[] Roles, int[] Parents) Find(int[] body)
    {
        var labels = new TotalLabels(grid, region, body);
        var labelled = new HashSet<int>(body.Where((_, i) => labels.AreTrusted(i)).Select(grid.RowNumber));
        var added = AddedUp(body, labelled);
        var roles = Array.ConvertAll(body, row => RoleOf(row, labelled, added));
        var parents = RowGroupFinder.Find(grid, region, body, roles);
        TotalFinder.Mark(grid, region, body, roles, parents, labels);
        return (roles, parents);
    }

    private RowRole RoleOf(int row, HashSet<int> labelled, HashSet<int> added)
    {
        var cells = grid.Row(row, region.Left, region.Right);
        if (labelled.Contains(grid.RowNumber(row)) || added.Contains(grid.RowNumber(row)))
        {
            return TotalLabels.IsLabelled(cells, Labels.IsSubtotal) ? RowRole.Subtotal : RowRole.Total;
        }

        if (headerRows > 0 && cells.SaysSame(_view[region.Top + headerRows - 1]))
        {
            return RowRole.Header;
        }

        // In one column every line is a record.
        var line = region.Columns > 1 && cells.IsOneText ? cells[0].Value.Text : "";
        return TextLines.IsNoteWithin(line) ? RowRole.Note
            : region.Columns > 2 && _view.IsCaption(row) && !TextLines.IsMarked(line) ? RowRole.GroupHead
            : RowRole.Data;
    }

    /// <summary>The numbers of the rows with a formula that adds up other rows of the table.</summary>
    private HashSet<int> AddedUp(int[] body, HashSet<int> labelled)
    {
        var added = new HashSet<int>();
        if (body.Length == 0)
        {
            return added;
        }

        // A row that adds up rows which a total between has added up already groups them anew, and is an addend of the next total.
        var totals = new SortedSet<int>(labelled);
        var (first, last) = (grid.RowNumber(body[0]), grid.RowNumber(body[^1]));
        foreach (var formula in formulas)
        {
            var row = formula.Address.Row;
            if (SumFormula.LastAddend(formula, first, last) is { } addend && (labelled.Contains(row) || addend + 1 >= row || totals.GetViewBetween(addend + 1, row - 1).Count == 0))
            {
                totals.Add(row);
                added.Add(row);
            }
        }

        return added;
    }
}
