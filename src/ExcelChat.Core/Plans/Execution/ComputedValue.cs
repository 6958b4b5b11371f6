using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A value that the engine computed, how to show it, and what it was computed from.</summary>
internal sealed record ComputedValue(CellValue Value, NumberFormat Format, params Origin[] Origins)
{
    /// <summary>What the cell shows that the value was taken from as it is; null for a value that was computed.</summary>
    public string? Shown { get; private init; }

    /// <summary>No value.</summary>
    public static ComputedValue None { get; } = new(CellValue.Blank, NumberFormat.General);

    /// <summary>A value that stands in no body cell, as it is written: a name in a header, a constant of the plan.</summary>
    public static ComputedValue Given(CellValue value, string shown) => new(value, NumberFormat.General) { Shown = shown };

    /// <summary>The value of a cell, standing for the equal cells of some rows.</summary>
    public static ComputedValue OfCell(Relation input, int row, int column, Origin origin)
        => new(input.Value(row, column), input.Format(row, column), origin)
        {
            Shown = input.IsComputed(row, column) ? null : input.Text(row, column),
        };
}
