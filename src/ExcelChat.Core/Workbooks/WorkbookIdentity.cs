namespace ExcelChat.Workbooks;

/// <summary>Which workbook something comes from.</summary>
/// <param name="Id">The SHA-256 of the file's bytes in lower-case hexadecimal: the same bytes are the same workbook.</param>
/// <param name="FileName">The file's name without folders, for people.</param>
/// <param name="Size">The file's size in bytes.</param>
public sealed record WorkbookIdentity(string Id, string FileName, long Size);
