namespace ExcelChat.Workbooks;

/// <summary>Something that surrounds the cells and could not be read, or not to its end. Whatever else the workbook holds was read.</summary>
/// <param name="Part">The path of the part in the package, such as <c>xl/charts/chart1.xml</c>.</param>
/// <param name="Reason">What was found there.</param>
public sealed record UnreadPart(string Part, string Reason);
