using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Grid;

/// <summary>The cells of a sheet in parallel arrays. A text is held once, and its cells hold its number.</summary>
internal sealed class GridCells
{
    private readonly TypedText?[] _typed;

    public GridCells(string[] texts) => (Texts, _typed) = (texts, new TypedText?[texts.Length]);

    public required ushort[] Columns { get; init; }

    public required CellKind[] Kinds { get; init; }

    /// <summary>The number of a numeric cell, the index in <see cref="Texts"/> of any other.</summary>
    public required double[] Numbers { get; init; }

    public required ushort[] FormatIndexes { get; init; }

    /// <summary>How each cell got its value; null when the sheet has no merged range.</summary>
    public GridFill[]? Fills { get; init; }

    public required IReadOnlyList<NumberFormat> Formats { get; init; }

    public string[] Texts { get; }

    public required int LastColumn { get; init; }

    /// <summary>What a text says when it is read as a value; worked out once for each distinct text.</summary>
    public TypedText Typed(int text) => _typed[text] ??= TypedText.Parse(Texts[text]);

    /// <summary>The cells outside some tables, with the numbers and the starts of their rows.</summary>
    public (GridCells Cells, int[] RowNumbers, int[] RowStarts) Without(IReadOnlyList<CellRange> tables, int[] rowNumbers, int[] rowStarts)
    {
        var kept = new List<int>();
        var numbers = new List<int>();
        var starts = new List<int>();
        for (var row = 0; row < rowNumbers.Length; row++)
        {
            var before = kept.Count;
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++)
            {
                if (!tables.Any(t => t.Contains(new(rowNumbers[row], Columns[i]))))
                {
                    kept.Add(i);
                }
            }

            if (kept.Count > before)
            {
                numbers.Add(rowNumbers[row]);
                starts.Add(before);
            }
        }

        starts.Add(kept.Count);
        return (Pick(kept), [.. numbers], [.. starts]);
    }

    private GridCells Pick(List<int> kept) => new(Texts)
    {
        Columns = [.. kept.Select(i => Columns[i])],
        Kinds = [.. kept.Select(i => Kinds[i])],
        Numbers = [.. kept.Select(i => Numbers[i])],
        FormatIndexes = [.. kept.Select(i => FormatIndexes[i])],
        Fills = Fills is null ? null : [.. kept.Select(i => Fills[i])],
        Formats = Formats,
        LastColumn = LastColumn,
    };
}
