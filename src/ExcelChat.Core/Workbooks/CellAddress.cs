using System.Globalization;

namespace ExcelChat.Workbooks;

/// <summary>The place of a cell on its sheet. Rows and columns count from 1, as Excel shows them: A1 is row 1, column 1.</summary>
/// <param name="Row">The row number, 1 to 1,048,576.</param>
/// <param name="Column">The column number, 1 (A) to 16,384 (XFD).</param>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    /// <summary>The last row of a sheet in the xlsx format (ECMA-376 part 1, 18.3.1.73).</summary>
    public const int MaxRow = 1_048_576;

    /// <summary>The last column of a sheet in the xlsx format, XFD.</summary>
    public const int MaxColumn = 16_384;

    /// <summary>Reads an address such as <c>B4</c> or <c>$B$4</c>; letters of either case.</summary>
    /// <param name="text">The address in A1 notation, without a sheet.</param>
    /// <exception cref="FormatException">The text is not an address on a sheet.</exception>
    public static CellAddress Parse(ReadOnlySpan<char> text)
        => TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not a cell address such as B4.");

    /// <summary>Reads an address such as <c>B4</c> or <c>$B$4</c>; false when the text is none.</summary>
    /// <param name="text">The address in A1 notation, without a sheet.</param>
    /// <param name="address">The address, when the result is true.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        address = default;
        int i = 0, column = 0;
        if (i < text.Length && text[i] == '$')
        {
            i++;
        }

        for (; i < text.Length && char.IsAsciiLetter(text[i]) && column <= MaxColumn; i++)
        {
            column = (column * 26) + (text[i] | 0x20) - 'a' + 1;
        }

        if (column is 0 or > MaxColumn)
        {
            return false;
        }

        if (i < text.Length && text[i] == '$')
        {
            i++;
        }

        if (!int.TryParse(text[i..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is < 1 or > MaxRow)
        {
            return false;
        }

        address = new(row, column);
        return true;
    }

    /// <summary>The letters of a column: 1 is A, 27 is AA.</summary>
    /// <param name="column">The column number, from 1.</param>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[7];
        var start = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--start] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(letters[start..]);
    }

    /// <summary>Orders by row, then by column: reading order.</summary>
    /// <param name="other">The address to compare with.</param>
    public int CompareTo(CellAddress other) => Row != other.Row ? Row.CompareTo(other.Row) : Column.CompareTo(other.Column);

    /// <summary>The address in A1 notation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ColumnName(Column)}{Row}");

    /// <summary>Reading order.</summary>
    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    /// <summary>Reading order.</summary>
    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    /// <summary>Reading order.</summary>
    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Reading order.</summary>
    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;
}
