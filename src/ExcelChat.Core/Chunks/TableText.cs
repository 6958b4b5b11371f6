using System.Globalization;
using System.Text;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

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

    /// <summary>What Excel shows in a body cell, on one line; behind a day that is shown another way the day as <c>yyyy-MM-dd</c>, the form that a question's days are brought to.</summary>
    public static string Cell(Column column, int row)
    {
        var shown = OneLine(column.Text(row));
        return column.Kinds[row] == CellKind.Date && column[row].AsDateTime() is { } time && Day(time) is var day && !shown.Contains(day, StringComparison.Ordinal)
            ? $"{shown} ({day})"
            : shown;
    }

    /// <summary>A figure of a column, in the format of its first number.</summary>
    public static string Number(Table table, int column, double number)
    {
        var cells = table.Columns[column];
        var row = Enumerable.Range(0, cells.Count).FirstOrDefault(row => table.Rows.Role(row) == RowRole.Data && cells[row].IsNumeric, -1);
        var format = row < 0 ? NumberFormat.General : cells.Format(row);
        return (row < 0 ? CellKind.Number : cells.Kinds[row]) switch
        {
            CellKind.Date => format.Display(CellValue.OfDate(number)),
            CellKind.Time => format.Display(CellValue.OfTime(number)),
            _ when format.Kind == NumberFormatKind.General => format.Display(CellValue.OfNumber(Significant(number))),
            _ => format.Display(CellValue.OfNumber(number)),
        };
    }

    /// <summary>A text on one line and not longer than a name needs to be.</summary>
    public static string Clip(string text)
        => text.Length > LongestName ? $"{OneLine(text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)])}…" : OneLine(text);

    public static string OneLine(string text)
        => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;

    /// <summary>A text that every store takes: U+FFFD in the place of U+0000 and of half a surrogate pair, which a cell can hold by an escape of its file.</summary>
    public static string Storable(string text)
    {
        var valid = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return valid.Replace('\0', '\uFFFD');
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Significant(double number)
        => Math.Abs(number) is >= 1e-6 and < 1e15 ? Math.Round(number, Math.Abs(number) >= 1 ? 4 : 10) : number;
}
