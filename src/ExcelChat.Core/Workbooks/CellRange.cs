namespace ExcelChat.Workbooks;

/// <summary>A rectangle of cells on one sheet, both corners included.</summary>
/// <param name="First">The top left cell.</param>
/// <param name="Last">The bottom right cell; not above and not left of <paramref name="First"/>.</param>
public readonly record struct CellRange(CellAddress First, CellAddress Last)
{
    /// <summary>The rectangle between two rows and two columns, all included, all from 1.</summary>
    public static CellRange Of(int firstRow, int firstColumn, int lastRow, int lastColumn)
        => new(new(firstRow, firstColumn), new(lastRow, lastColumn));

    /// <summary>The number of rows.</summary>
    public int Rows => Last.Row - First.Row + 1;

    /// <summary>The number of columns.</summary>
    public int Columns => Last.Column - First.Column + 1;

    /// <summary>Reads <c>B4:D19</c> or <c>B4</c>, with or without <c>$</c>; corners in any order.</summary>
    /// <param name="text">The range in A1 notation, without a sheet.</param>
    /// <exception cref="FormatException">The text is not a range of cells.</exception>
    public static CellRange Parse(ReadOnlySpan<char> text)
        => TryParse(text, out var range) ? range : throw new FormatException($"'{text}' is not a range such as B4:D19.");

    /// <summary>Reads <c>B4:D19</c> or <c>B4</c>; false when the text is none.</summary>
    /// <param name="text">The range in A1 notation, without a sheet.</param>
    /// <param name="range">The range, when the result is true.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CellRange range)
    {
        var colon = text.IndexOf(':');
        var left = colon < 0 ? text : text[..colon];
        var right = colon < 0 ? text : text[(colon + 1)..];
        if (!CellAddress.TryParse(left, out var a) || !CellAddress.TryParse(right, out var b))
        {
            range = default;
            return false;
        }

        range = Of(Math.Min(a.Row, b.Row), Math.Min(a.Column, b.Column), Math.Max(a.Row, b.Row), Math.Max(a.Column, b.Column));
        return true;
    }

    /// <summary>Whether the cell lies inside.</summary>
    /// <param name="address">The cell.</param>
    public bool Contains(CellAddress address)
        => address.Row >= First.Row && address.Row <= Last.Row && address.Column >= First.Column && address.Column <= Last.Column;

    /// <summary>Whether the two rectangles share a cell.</summary>
    /// <param name="other">The other rectangle.</param>
    public bool Overlaps(CellRange other)
        => First.Row <= other.Last.Row && other.First.Row <= Last.Row && First.Column <= other.Last.Column && other.First.Column <= Last.Column;

    /// <summary>The range in A1 notation; a single cell as its address alone.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}:{Last}";
}
