namespace ExcelChat.Workbooks;

/// <summary>A version of a file whose bytes a <see cref="WorkbookStore"/> keeps.</summary>
/// <param name="Workbook">Which workbook it is.</param>
/// <param name="Key">The <see cref="WorkbookSource.Key"/> that it was saved with: the file of which it is a version; null where it is known by its content.</param>
/// <param name="Saved">Its place in the order of saving: higher than that of all that a tenant saved before, and another each time it is saved.</param>
/// <param name="IsIncoming">Whether it was saved and not yet completed: its ingestion is under way, or was cut short.</param>
public sealed record StoredWorkbook(WorkbookIdentity Workbook, string? Key, long Saved, bool IsIncoming);
