namespace ExcelChat.Workbooks.Formulas;

/// <summary>A formula whose stored result is not what computing it from the stored values of its precedents gives.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Address">The formula's cell.</param>
/// <param name="Formula">The formula without the leading <c>=</c>.</param>
/// <param name="Cached">The result that the file stores.</param>
/// <param name="Computed">The result computed anew.</param>
public sealed record FormulaDisagreement(string Sheet, CellAddress Address, string Formula, CellValue Cached, CellValue Computed);
