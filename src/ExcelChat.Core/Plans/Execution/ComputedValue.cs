using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A value that the engine computed, how to show it, and what it was computed from.</summary>
internal sealed record ComputedValue(CellValue Value, NumberFormat Format, params Origin[] Origins)
{
    /// <summary>What the cell shows that the value was taken from as it is; null for a value that was computed.</summary>
    public string? Shown { get; private init; }

    /// <summary>A value that stands in no body cell, as it is written: a name in a header, a constant of the plan.</summary>
    public static ComputedValue Given(CellValue value, string shown) => new(value, NumberFormat.General) { Shown = shown };

    /// <summary>The value of a cell, standing for the equal cells of some rows.</summary>
    public static ComputedValue OfCell(Relation input, int row, int column, params int[] rows)
        => new(input.Value(row, column), input.Format(row, column), new Origin(input, rows, column))
        {
            Shown = input.IsComputed(row, column) ? null : input.Text(row, column),
        };
}

/// <summary>A column of some rows of a relation: the operands of a computation. Kept as references, so that proof costs nothing until asked for.</summary>
internal sealed record Origin(Relation Relation, int[] Rows, int Column)
{
    public void AddCells(CellSet cells)
    {
        foreach (var row in Rows)
        {
            Relation.AddCells(row, Column, cells);
        }
    }
}
