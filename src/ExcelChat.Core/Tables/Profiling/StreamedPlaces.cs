using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Tells which column of a table a cell of a streamed row belongs to.</summary>
internal sealed class StreamedPlaces
{
    private readonly int _left;
    private readonly int[] _indexes;

    public StreamedPlaces(Table head)
    {
        _left = head.Range.First.Column;
        _indexes = new int[head.Range.Columns];
        Array.Fill(_indexes, -1);
        for (var c = 0; c < head.Columns.Count; c++)
        {
            _indexes[head.Columns[c].SheetColumn - _left] = c;
        }
    }

    /// <summary>Whether a row holds nothing, as those do that formulas fill with empty texts.</summary>
    public static bool IsEmpty(Row row)
    {
        foreach (ref readonly var cell in row.Cells.Span)
        {
            if (!SheetGridReader.IsEmpty(cell.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The column of the table that a cell belongs to, or -1.</summary>
    public int IndexOf(in Cell cell)
    {
        var place = cell.Address.Column - _left;
        return (uint)place < (uint)_indexes.Length ? _indexes[place] : -1;
    }

    /// <summary>The next cell from an index on that holds something and lies in the table; the number of cells when there is none.</summary>
    public int Next(ReadOnlySpan<Cell> cells, int from)
    {
        while (from < cells.Length && (IndexOf(cells[from]) < 0 || SheetGridReader.IsEmpty(cells[from].Value)))
        {
            from++;
        }

        return from;
    }
}
