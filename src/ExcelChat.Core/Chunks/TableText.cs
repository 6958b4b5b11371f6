using ExcelChat.Tables;

namespace ExcelChat.Chunks;

/// <summary>How tables, columns and cells are written in every kind of chunk.</summary>
internal static class TableText
{
    public const string Separator = " | ";

    private const int LongestName = 100;

    /// <summary>Where the table is: its sheet, and its name when it has one of its own.</summary>
    public static string Place(Table table)
    {
        var name = table.Title ?? table.Name;
        return name == table.Sheet ? Clip(table.Sheet) : $"{Clip(table.Sheet)} > {Clip(name)}";
    }

    /// <summary>A column's name with its unit.</summary>
    public static string Label(Column column)
        => column.ScaledUnit is { } unit && !column.Name.Contains(column.Unit ?? unit, StringComparison.OrdinalIgnoreCase)
            ? $"{Clip(column.Name)} [{Clip(unit)}]"
            : Clip(column.Name);

    /// <summary>What Excel shows in a body cell, on one line.</summary>
    public static string Cell(Column column, int row) => OneLine(column.Text(row));

    /// <summary>A text on one line and not longer than a name needs to be.</summary>
    public static string Clip(string text) => text.Length > LongestName ? $"{OneLine(text[..LongestName])}…" : OneLine(text);

    public static string OneLine(string text)
        => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;
}
