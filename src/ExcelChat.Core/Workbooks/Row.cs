namespace ExcelChat.Workbooks;

/// <summary>A row of a sheet as it streams by.</summary>
/// <param name="number">The row number, from 1.</param>
/// <param name="hidden">Whether the row is hidden.</param>
/// <param name="cells">Its cells in order of column, only those with a value or a formula.</param>
public readonly struct Row(int number, bool hidden, ReadOnlyMemory<Cell> cells)
{
    internal const int MaxOutlineLevel = 7;

    /// <summary>The row number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Whether the row is hidden, by hand or by a filter.</summary>
    public bool Hidden { get; } = hidden;

    /// <summary>How deep the row lies in an outline (grouped rows), from 0; at most 7 (ECMA-376 part 1, 18.3.1.73).</summary>
    public int OutlineLevel { get; init; }

    /// <summary>
    /// Its cells in order of column, only those with a value or a formula. The memory belongs to the reader and is
    /// used again for the next row: copy what is kept.
    /// </summary>
    public ReadOnlyMemory<Cell> Cells { get; internal init; } = cells;

    /// <summary>Whether the reader knows that every formula of the row has its stored result.</summary>
    internal bool HasAllResults { get; init; }
}
