namespace ExcelChat.Workbooks;

/// <summary>A workbook whose bytes a <see cref="WorkbookStore"/> keeps.</summary>
/// <param name="Workbook">Which workbook it is.</param>
/// <param name="Key">The <see cref="WorkbookSource.Key"/> that it was last saved with: the file of which it is a version; null where it is known by its content.</param>
public sealed record StoredWorkbook(WorkbookIdentity Workbook, string? Key);
