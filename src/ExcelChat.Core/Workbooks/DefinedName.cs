namespace ExcelChat.Workbooks;

/// <summary>A name that the author gave to a formula, most often to a range.</summary>
/// <param name="Name">The name, such as <c>TaxRate</c> or <c>_xlnm.Print_Area</c>.</param>
/// <param name="Formula">What it stands for, such as <c>Sheet1!$B$4</c>, without the leading <c>=</c>.</param>
/// <param name="Sheet">The sheet that it is local to, or null when it holds in the whole workbook.</param>
public sealed record DefinedName(string Name, string Formula, string? Sheet);
