using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>A sheet as the workbook part lists it ([MS-XLSB] 2.4.304).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its place among all sheets, from 0.</param>
/// <param name="Part">The path of its part, or null when its link leads nowhere.</param>
/// <param name="Visibility">Whether Excel shows it.</param>
internal sealed record XlsbSheetEntry(string Name, int Index, string? Part, SheetVisibility Visibility);
