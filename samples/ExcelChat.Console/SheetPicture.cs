using System.Text;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Console;

/// <summary>
/// A picture of a sheet's tables in text: <c>#</c> header, <c>|</c> labels of rows, <c>.</c> values, <c>=</c> totals, <c>-</c> headings of groups, notes and repeated headers;
/// blank where no table is. A large sheet is drawn smaller, several rows and columns to a character.
/// </summary>
internal static class SheetPicture
{
    private const int MaxRows = 40;
    private const int MaxColumns = 60;

    public static IEnumerable<string> Draw(IReadOnlyList<Table> tables)
    {
        var (lastRow, lastColumn) = (tables.Max(t => t.Range.Last.Row), tables.Max(t => t.Range.Last.Column));
        var (rowStep, columnStep) = ((lastRow + MaxRows - 1) / MaxRows, (lastColumn + MaxColumns - 1) / MaxColumns);
        var signs = tables.Select(table => (table, Signs(table))).ToArray();
        for (var row = 1; row <= lastRow; row += rowStep)
        {
            var line = new StringBuilder();
            for (var column = 1; column <= lastColumn; column += columnStep)
            {
                line.Append(Strongest(signs, new CellRange(new(row, column), new(Math.Min(row + rowStep - 1, lastRow), Math.Min(column + columnStep - 1, lastColumn)))));
            }

            yield return FormattableString.Invariant($"{row,7} {line.ToString().TrimEnd()}");
        }
    }

    /// <summary>The sign of the rows that are not plain values, by their number on the sheet.</summary>
    private static Dictionary<int, char> Signs(Table table)
        => Enumerable.Range(0, table.Rows.Count)
            .Where(row => table.Rows.Role(row) != RowRole.Data)
            .ToDictionary(table.Rows.SheetRow, row => table.Rows.Role(row) switch
            {
                RowRole.Total or RowRole.Subtotal => '=',
                RowRole.Header => '#',
                _ => '-',
            });

    /// <summary>What a character shows that stands for some cells: a header when there is one, else what most of them are.</summary>
    private static char Strongest((Table Table, Dictionary<int, char> Signs)[] tables, CellRange cells)
    {
        var found = tables.Where(t => t.Table.Range.Overlaps(cells)).SelectMany(t => Enumerable.Range(cells.First.Row, cells.Rows).Select(row => SignOf(t.Table, t.Signs, row, cells.First.Column)));
        return found.GroupBy(sign => sign).DefaultIfEmpty().MaxBy(signs => signs?.Key == '#' ? int.MaxValue : signs?.Key == ' ' ? 0 : signs?.Count())?.Key ?? ' ';
    }

    private static char SignOf(Table table, Dictionary<int, char> signs, int row, int column)
        => row < table.Range.First.Row || row > table.Range.Last.Row ? ' '
            : row < table.Range.First.Row + table.HeaderRows ? '#'
            : signs.TryGetValue(row, out var sign) ? sign
            : table.HeaderColumns > 0 && column <= table.Columns[table.HeaderColumns - 1].SheetColumn ? '|'
            : '.';
}
