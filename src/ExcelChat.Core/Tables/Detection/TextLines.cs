using ExcelChat.Tables.Grid;

namespace ExcelChat.Tables.Detection;

/// <summary>Tells lines of text above and below a table, titles and notes, from the table's own rows.</summary>
internal static class TextLines
{
    private const int LongText = 60;

    private static readonly string[] NoteWords = ["note", "source", "quelle", "anmerkung", "hinweis", "nota", "fuente", "bron", "remarque", "last update", "legend"];

    private const string Marks = "*†‡";

    private static readonly string[] NoteStarts = [.. NoteWords, "*", "†", "‡", "§", "#", "+ ", "% ", "(", "["];

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

    /// <summary>The number of rows at the bottom of a block that are notes: of its last lines of text those from the first note on.</summary>
    public static int Below(SheetGrid grid, Region block)
    {
        var notes = 0;
        for (var lines = 1; block.Columns > 1 && lines < block.Rows; lines++)
        {
            var cells = grid.Row(block.Bottom - lines + 1, block.Left, block.Right);
            if (!cells.IsOneText)
            {
                break;
            }

            notes = IsNote(cells, block) ? lines : notes;
        }

        return notes;
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

    /// <summary>The first line of a block of lines that does not begin as a note does, or null.</summary>
    public static string? TitleOf(SheetGrid grid, Region lines)
        => Enumerable.Range(lines.Top, lines.Rows)
            .Select(row => grid.Row(row, lines.Left, lines.Right)[0].Text.Trim())
            .FirstOrDefault(text => !BeginsAsNote(text));

    /// <summary>
    /// Whether a line between the rows of a table is a note. It must say so more plainly than one below the table: <c>Source: ledger</c>, <c>* provisional</c>; <c>Sources of income</c>
    /// heads a group.
    /// </summary>
    public static bool IsNoteWithin(string line)
    {
        var text = line.AsSpan().Trim();
        if (IsMarked(text))
        {
            var said = text.TrimStart(Marks);
            return said.Length > 0 && !char.IsLetter(said[0]);
        }

        foreach (var word in NoteWords)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return text[word.Length..].TrimStart("s0123456789 ").StartsWith(':');
            }
        }

        return false;
    }

    /// <summary>Whether a text begins with the mark of a footnote, as a note does and a name to which there is one: <c>*Kosovo</c>.</summary>
    public static bool IsMarked(ReadOnlySpan<char> text) => text.TrimStart() is ['*' or '†' or '‡', _, ..];

    private static bool IsTitle(GridRow cells, Region block)
    {
        if (!cells.IsOneText)
        {
            return false;
        }

        var isLabelOfColumns = cells[0].Column == block.Left + 1 && cells[cells.Count - 1].Column == block.Right && (cells.Count > 1 || block.Columns == 2);
        return !isLabelOfColumns;
    }

    private static bool IsNote(GridRow cells, Region block)
    {
        if (!cells[0].IsWords)
        {
            return false;
        }

        var text = cells[0].Value.Text.TrimStart();
        return cells.Count == block.Columns
            || (text.Length > LongText && cells[0].Column == block.Left)
            || BeginsAsNote(text);
    }

    private static bool BeginsAsNote(string text) => NoteStarts.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
