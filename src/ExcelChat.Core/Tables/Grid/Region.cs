namespace ExcelChat.Tables.Grid;

/// <summary>A rectangle of a grid: rows by their index in the grid, columns by their number on the sheet, all included.</summary>
internal readonly record struct Region(int Top, int Bottom, int Left, int Right)
{
    public int Rows => Bottom - Top + 1;

    public int Columns => Right - Left + 1;
}
