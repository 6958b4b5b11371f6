namespace ExcelChat.Tables.Grid;

/// <summary>A rectangle of a grid: rows by their index in the grid, columns by their number on the sheet, all included.</summary>
internal readonly record struct Region(int Top, int Bottom, int Left, int Right)
{
    public int Rows => Bottom - Top + 1;

    public int Columns => Right - Left + 1;

    /// <summary>Whether the two share a cell.</summary>
    public bool Overlaps(Region other) => Top <= other.Bottom && other.Top <= Bottom && Left <= other.Right && other.Left <= Right;

    /// <summary>Whether another lies wholly inside.</summary>
    public bool Contains(Region other) => Top <= other.Top && Bottom >= other.Bottom && Left <= other.Left && Right >= other.Right;
}
