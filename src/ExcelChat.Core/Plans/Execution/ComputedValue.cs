using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>A value that the engine computed, how to show it, and what it was computed from.</summary>
internal sealed record ComputedValue(CellValue Value, NumberFormat Format, params Origin[] Origins);

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
