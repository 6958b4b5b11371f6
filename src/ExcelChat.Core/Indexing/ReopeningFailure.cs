using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>A workbook that is kept and could not be read.</summary>
/// <param name="Workbook">Which one; its <see cref="WorkbookIdentity.Id"/> removes it.</param>
/// <param name="Error">Why.</param>
public sealed record ReopeningFailure(WorkbookIdentity Workbook, WorkbookException Error);
