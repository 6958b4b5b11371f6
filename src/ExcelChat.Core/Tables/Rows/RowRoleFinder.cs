using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>Tells totals, headings of groups and repeated headers from the records of a table.</summary>
internal sealed class RowRoleFinder(SheetGrid grid, Region region, int headerRows, IReadOnlyList<CellFormula> formulas)
{
    /// <summary>From this many in a row, rows called "Total something" are a list of totals made elsewhere, not totals of one another.</summary>
    private const int ListOfTotals = 3;

    private readonly RowView _view = new(grid, region);

    /// <summary>The roles of the body rows, and the head of each or nothing at all.</summary>
    public (RowRole[] Roles, int[] Parents) Find(int[] body)
    {
        var labelled = new HashSet<int>(body.Where(row => IsLabelled(_view[row], Labels.IsTotal) || (row == body[^1] && IsLabelled(_view[row], Labels.IsAll) && IsGreatest(body))).Select(grid.RowNumber));
        var added = AddedUp(body, labelled);
        var roles = Array.ConvertAll(body, row => RoleOf(row, labelled, added));
        Unlist(body, roles, added);
        var parents = RowGroupFinder.Find(grid, region, body, roles);
        TotalFinder.Mark(grid, region, body, roles, parents);
        return (roles, parents);
    }

    private RowRole RoleOf(int row, HashSet<int> labelled, HashSet<int> added)
    {
        var cells = grid.Row(row, region.Left, region.Right);
        if (labelled.Contains(grid.RowNumber(row)) || added.Contains(grid.RowNumber(row)))
        {
            return IsLabelled(cells, Labels.IsSubtotal) ? RowRole.Subtotal : RowRole.Total;
        }

        if (headerRows > 0 && cells.SameTexts(_view[region.Top + headerRows - 1]))
        {
            return RowRole.Header;
        }

        return region.Columns > 2 && _view.IsCaption(row) ? RowRole.GroupHead : RowRole.Data;
    }

    /// <summary>A total's label stands before its first number, and it has one.</summary>
    private static bool IsLabelled(GridRow cells, Func<string, bool> isLabel)
    {
        for (var i = 0; i < cells.Count && !cells[i].IsValue; i++)
        {
            if (cells[i].IsText && cells[i].Fill != GridFill.Down && isLabel(cells[i].Value.Text))
            {
                return cells.Values > 0;
            }
        }

        return false;
    }

    /// <summary>Whether in most columns no number is greater than that of the last row.</summary>
    private bool IsGreatest(int[] body)
    {
        var cells = _view[body[^1]];
        int columns = 0, greatest = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Number is { } number)
            {
                var column = cells[i].Column;
                columns++;
                greatest += Array.Exists(body, row => grid.At(row, column).Number > number) ? 0 : 1;
            }
        }

        return greatest * 2 > columns;
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

    private void Unlist(int[] body, RowRole[] roles, HashSet<int> added)
    {
        for (int from = 0, row = 0; row <= body.Length; row++)
        {
            var isListed = row < body.Length && roles[row] == RowRole.Total && !added.Contains(grid.RowNumber(body[row])) && IsLabelled(_view[body[row]], Labels.IsTotalOfSomething);
            if (isListed)
            {
                continue;
            }

            if (row - from >= ListOfTotals)
            {
                Array.Fill(roles, RowRole.Data, from, row - from);
            }

            from = row + 1;
        }
    }
}
