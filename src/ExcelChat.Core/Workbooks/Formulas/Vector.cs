namespace ExcelChat.Workbooks.Formulas;

/// <summary>A column or a row of a matrix.</summary>
internal readonly record struct Vector(Matrix Matrix, bool IsVertical, int Offset)
{
    public int Length => IsVertical ? Matrix.Rows : Matrix.Columns;

    public Scalar this[int place] => IsVertical ? Matrix[place, Offset] : Matrix[Offset, place];

    /// <summary>The length without the blanks at the end that no cell of the sheet is in.</summary>
    public int Used => Matrix is Area area ? IsVertical ? area.UsedRows : area.UsedColumns : Length;
}
