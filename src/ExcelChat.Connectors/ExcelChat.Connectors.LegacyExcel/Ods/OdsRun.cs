using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>A cell that stands for itself and perhaps for those right of it.</summary>
/// <param name="Column">The first column, from 1.</param>
/// <param name="Count">How many cells it stands for.</param>
/// <param name="Value">The value of each.</param>
/// <param name="Format">The format of each.</param>
internal sealed record OdsRun(int Column, int Count, CellValue Value, NumberFormat Format)
{
    public string? Formula { get; init; }

    public bool LacksCachedValue { get; init; }

    /// <summary>The cell in a row, and so many columns right of the first. A formula is that of the first alone: its references would move.</summary>
    public Cell At(int row, int offset) => new(new(row, (int)Math.Min((long)Column + offset, int.MaxValue)), Value, Format, offset == 0 ? Formula : null)
    {
        LacksCachedValue = offset == 0 && LacksCachedValue,
    };
}
