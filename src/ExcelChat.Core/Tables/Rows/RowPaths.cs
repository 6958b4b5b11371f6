using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Rows;

/// <summary>Reads the labels that name a body row.</summary>
internal static class RowPaths
{
    /// <summary>The longest run of blanks under a label that the label is taken to name.</summary>
    private const int MaxFill = 4096;

    /// <summary>The labels from the outermost group to the row's own, each with its cell.</summary>
    public static List<(string Text, CellAddress Cell)> Of(Table table, int row)
    {
        var labels = new List<(string Text, CellAddress Cell)>();
        AddWithGroups(table, row, labels);
        return labels;
    }

    private static void AddWithGroups(Table table, int row, List<(string Text, CellAddress Cell)> labels)
    {
        if (table.Rows.Parent(row) is >= 0 and var parent)
        {
            AddWithGroups(table, parent, labels);
        }

        var first = FirstLabel(table, row);
        for (var column = 0; column < first; column++)
        {
            Add(table, FilledFrom(table, row, column), column, labels);
        }

        for (var column = first; column >= 0 && column < Math.Max(table.HeaderColumns, first + 1); column++)
        {
            Add(table, row, column, labels);
        }
    }

    private static void Add(Table table, int row, int column, List<(string Text, CellAddress Cell)> labels)
    {
        if (row >= 0 && !table.Columns[column][row].IsBlank)
        {
            labels.Add((table.Columns[column].Text(row).Trim(), table.AddressOf(row, column)));
        }
    }

    /// <summary>
    /// The first column with a label of the row's own: a header column, or the column of words behind them. A heading has its label anywhere. -1 for none.
    /// </summary>
    private static int FirstLabel(Table table, int row)
    {
        var columns = Math.Min(table.Rows.Role(row) == RowRole.GroupHead ? table.Columns.Count : table.HeaderColumns, table.Columns.Count);
        for (var column = 0; column < columns; column++)
        {
            if (!table.Columns[column][row].IsBlank)
            {
                return column;
            }
        }

        var isBehind = columns > 0 && columns < table.Columns.Count && table.Columns[columns].Type == ColumnType.Text && !table.Columns[columns][row].IsBlank;
        return isBehind ? columns : -1;
    }

    /// <summary>The row above whose label in a column also names a row that is blank there; -1 for none.</summary>
    private static int FilledFrom(Table table, int row, int column)
    {
        for (var above = row - 1; above >= Math.Max(0, row - MaxFill) && table.Rows.Parent(above) == table.Rows.Parent(row); above--)
        {
            if (!table.Columns[column][above].IsBlank)
            {
                return above;
            }

            // A label further out begins a group in which this column says nothing.
            if (Enumerable.Range(0, column).Any(outer => !table.Columns[outer][above].IsBlank))
            {
                return -1;
            }
        }

        return -1;
    }
}
