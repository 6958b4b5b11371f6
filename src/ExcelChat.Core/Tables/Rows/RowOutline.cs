using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Rows;

/// <summary>How the author grouped the rows of a body (Data, Group), and on which side of its group a summary stands.</summary>
internal sealed class RowOutline
{
    private readonly int[] _levels;

    private RowOutline(int[] levels, bool summariesAreBelow) => (_levels, SummariesAreBelow) = (levels, summariesAreBelow);

    /// <summary>Whether a group is summed up by the row below it, not by the one above.</summary>
    public bool SummariesAreBelow { get; }

    /// <summary>The outline of a body; null when its rows are all at one level.</summary>
    public static RowOutline? Of(SheetGrid grid, int[] body)
    {
        if (grid.OutlineLevels.Count == 0 || body.Length == 0)
        {
            return null;
        }

        var levels = Array.ConvertAll(body, row => grid.OutlineLevels.GetValueOrDefault(grid.RowNumber(row)));
        return Array.TrueForAll(levels, level => level == levels[0]) ? null : new(levels, AreBelow(levels, grid.Layout.Outline.SummaryBelow));
    }

    /// <summary>How deep a row lies.</summary>
    public int Level(int row) => _levels[row];

    /// <summary>The row that sums up the group of each row, below it; -1 for none.</summary>
    public int[] SummariesBelow()
    {
        var summaries = new int[_levels.Length];
        var open = new Stack<int>();
        for (var row = _levels.Length - 1; row >= 0; row--)
        {
            while (open.Count > 0 && _levels[open.Peek()] >= _levels[row])
            {
                open.Pop();
            }

            summaries[row] = open.Count > 0 ? open.Peek() : -1;
            open.Push(row);
        }

        return summaries;
    }

    /// <summary>Few authors change the setting of a sheet, so a group at the very top or bottom, which can have its summary on one side only, knows better.</summary>
    private static bool AreBelow(int[] levels, bool setting)
    {
        var outermost = levels.Min();
        return (levels[0] > outermost, levels[^1] > outermost) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => setting,
        };
    }
}
