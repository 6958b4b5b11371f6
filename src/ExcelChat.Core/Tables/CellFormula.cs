using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>A formula in a table's range.</summary>
/// <param name="Address">The cell that holds it.</param>
/// <param name="Formula">The formula without the leading <c>=</c>.</param>
public readonly record struct CellFormula(CellAddress Address, string Formula);
