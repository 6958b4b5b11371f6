namespace ExcelChat.Workbooks.Formulas;

/// <summary>A formula that a file writes once for many cells (ECMA-376 part 1, 18.3.1.40). Each cell's own form is made when somebody asks for it.</summary>
/// <param name="master">The cell that it is written at.</param>
/// <param name="text">How it reads there.</param>
internal sealed class SharedFormula(CellAddress master, string text)
{
    /// <summary>How it reads at another cell.</summary>
    public string At(CellAddress cell) => FormulaShifter.Shift(text, cell.Row - master.Row, cell.Column - master.Column);
}
