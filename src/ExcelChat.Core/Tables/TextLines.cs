namespace ExcelChat.Tables;

/// <summary>Tells lines of text above and below a table, titles and notes, from the table's own rows.</summary>
internal static class TextLines
{
    private const int LongText = 60;

    private static readonly string[] NoteStarts =
    [
        "note", "source", "*", "†", "(", "[", "sources:", "quelle", "anmerkung", "hinweis", "nota", "fuente", "bron", "remarque", "last update", "legend",
    ];

    /// <summary>The number of rows at the top of a block that are titles.</summary>
    public static int Above(SheetGrid grid, Region block)
    {
        var lines = 0;
        while (block.Columns > 1 && lines < block.Rows - 1 && IsTitle(grid.Row(block.Top + lines, block.Left, block.Right), block))
        {
            lines++;
        }

        return lines;
    }

    /// <summary>The number of rows at the bottom of a block that are notes.</summary>
    public static int Below(SheetGrid grid, Region block)
    {
        var lines = 0;
        while (block.Columns > 1 && lines < block.Rows - 1 && IsNote(grid.Row(block.Bottom - lines, block.Left, block.Right), block))
        {
            lines++;
        }

        return lines;
    }

    /// <summary>Whether a block holds nothing but lines of text, none beside another.</summary>
    public static bool IsAll(SheetGrid grid, Region block)
    {
        for (var row = block.Top; row <= block.Bottom; row++)
        {
            if (!grid.Row(row, block.Left, block.Right).IsOneText)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTitle(GridRow cells, Region block)
    {
        if (!cells.IsOneText)
        {
            return false;
        }

        var isLabelOverColumns = cells[0].Column == block.Left + 1 && cells[cells.Count - 1].Column == block.Right && cells.Count > 1;
        return !isLabelOverColumns;
    }

    private static bool IsNote(GridRow cells, Region block)
    {
        if (!cells.IsOneText || cells[0].IsValue || cells[0].IsMissing || cells[0].Column != block.Left)
        {
            return false;
        }

        var text = cells[0].Value.Text.TrimStart();
        return cells.Count == block.Columns || text.Length > LongText || NoteStarts.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
