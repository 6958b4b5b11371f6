using ExcelChat.Workbooks;

namespace ExcelChat.Console.Ranking;

/// <summary>A place in a ranking: cells of a file.</summary>
internal sealed record RankedRange(string File, string Sheet, CellRange Cells)
{
    /// <summary>Whether the text found has the cells themselves, and not only something about them.</summary>
    public bool ShowsRows { get; init; } = true;

    /// <summary>Whether a cell lies here; <paramref name="cell"/> is <c>B4</c>, <c>B4:B9</c> or <c>Sheet!B4</c>.</summary>
    public bool Holds(string cell)
    {
        var mark = cell.LastIndexOf('!');
        return (mark < 0 || cell[..mark] == Sheet) && CellRange.TryParse(cell.AsSpan(mark + 1), out var range) && Cells.Contains(range.First);
    }

    public override string ToString() => $"{Path.GetFileName(File)}|{Sheet}!{Cells}";
}
