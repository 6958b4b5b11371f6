using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>A sheet as the workbook lists it ([MS-XLS] 2.4.28).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Where its records begin in the stream.</param>
/// <param name="Visibility">Whether Excel shows it.</param>
/// <param name="Type">0 for a worksheet or a dialog; 1 for macros, 2 for a chart, 6 for code.</param>
internal sealed record XlsSheetEntry(string Name, long Position, SheetVisibility Visibility, byte Type);
