namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A sheet as the workbook part lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RelationshipId">The relationship that leads to its part.</param>
/// <param name="Visibility">Whether Excel shows it.</param>
internal sealed record XlsxSheetEntry(string Name, string RelationshipId, SheetVisibility Visibility);
