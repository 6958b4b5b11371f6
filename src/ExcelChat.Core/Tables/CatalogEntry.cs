using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>A workbook that can be asked about.</summary>
/// <param name="FileId">What is the same for all versions of the file.</param>
/// <param name="Workbook">The version.</param>
/// <param name="Tables">Its tables.</param>
internal sealed record CatalogEntry(string FileId, WorkbookIdentity Workbook, IReadOnlyList<Table> Tables);
