using System.Text.RegularExpressions;
using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Rows;

/// <summary>Tells totals, headings of groups and repeated headers from the records of a table.</summary>
internal sealed partial class RowRoleFinder(SheetGrid grid, Region region, int headerRows, IReadOnlyList<CellFormula> formulas)
{
    private readonly RowView _view = new(grid, region);

    public RowRole[] Find(int[] body)
    {
        var sums = SumRows();
        return Array.ConvertAll(body, row => RoleOf(row, sums));
    }

    private RowRole RoleOf(int row, HashSet<int> sums)
    {
        var cells = grid.Row(row, region.Left, region.Right);
        if (sums.Contains(grid.RowNumber(row)) || IsLabelledTotal(cells))
        {
            return RowRole.Total;
        }

        if (headerRows > 0 && cells.SameTexts(_view[region.Top + headerRows - 1]))
        {
            return RowRole.Note;
        }

        return region.Columns > 2 && _view.IsCaption(row) ? RowRole.GroupHead : RowRole.Data;
    }

    /// <summary>A total's label stands before its first number.</summary>
    private static bool IsLabelledTotal(GridRow cells)
    {
        for (var i = 0; i < cells.Count && !cells[i].IsValue; i++)
        {
            if (cells[i].IsText && cells[i].Fill != GridFill.Down && Labels.IsTotal(cells[i].Value.Text))
            {
                return cells.Count > 1;
            }
        }

        return false;
    }

    /// <summary>The rows with a formula that adds up cells above it in its own column.</summary>
    private HashSet<int> SumRows()
    {
        var rows = new HashSet<int>();
        foreach (var (address, formula) in formulas)
        {
            var match = SumAbove().Match(formula);
            if (match.Success
                && CellRange.TryParse(match.Groups["range"].ValueSpan, out var range)
                && range.First.Column == address.Column && range.Columns == 1 && range.Rows > 1
                && range.Last.Row < address.Row && range.Last.Row >= grid.RowNumber(region.Top))
            {
                rows.Add(address.Row);
            }
        }

        return rows;
    }

    /// <summary><c>SUM(B2:B9)</c> or <c>SUBTOTAL(9,B2:B9)</c> as the whole formula (9 and 109 are Excel's codes for a sum).</summary>
    [GeneratedRegex(@"^\s*(?:SUM\(|SUBTOTAL\(\s*1?0?9\s*,)\s*(?<range>\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+)\s*\)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SumAbove();
}
