using System.Globalization;
using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Headers;

/// <summary>Reads the header of a table: the path of each column and a name for it that is unique and stays the same from run to run.</summary>
internal static class ColumnNames
{
    private const string Separator = " > ";

    /// <summary>The paths of the columns from left to right, from the top level to the lowest, without repeats.</summary>
    public static string[][] Paths(SheetGrid grid, Region region, int headerRows)
    {
        var paths = new List<string>[region.Columns];
        for (var c = 0; c < paths.Length; c++)
        {
            paths[c] = [];
        }

        for (var row = region.Top; row < region.Top + headerRows; row++)
        {
            AddLevel(grid.Row(row, region.Left, region.Right), paths, region, isLowest: row == region.Top + headerRows - 1);
        }

        return [.. paths.Select(path => path.ToArray())];
    }

    /// <summary>Unique names: the path joined, <c>Column C</c> where it is empty, <c>Revenue (2)</c> for the second of a name.</summary>
    public static string[] Unique(IReadOnlyList<string[]> paths, int firstColumn)
    {
        var names = new string[paths.Count];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var c = 0; c < names.Length; c++)
        {
            var plain = paths[c].Length > 0 ? string.Join(Separator, paths[c]) : $"Column {CellAddress.ColumnName(firstColumn + c)}";
            var name = plain;
            for (var n = 2; !taken.Add(name); n++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{plain} ({n})");
            }

            names[c] = name;
        }

        return names;
    }

    /// <summary>A label of an upper level also names the columns at its right up to the next label: an implied span.</summary>
    private static void AddLevel(GridRow cells, List<string>[] paths, Region region, bool isLowest)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var from = cells[i].Column - region.Left;
            var next = i + 1 < cells.Count ? cells[i + 1].Column - region.Left : paths.Length;
            var to = isLowest || from == 0 ? from + 1 : next;
            var text = Fold(cells[i].Text);
            for (var c = from; c < to; c++)
            {
                if (paths[c].Count == 0 || !paths[c].Contains(text))
                {
                    paths[c].Add(text);
                }
            }
        }
    }

    /// <summary>A label on one line, with single spaces.</summary>
    public static string Fold(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
