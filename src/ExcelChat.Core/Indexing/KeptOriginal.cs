using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <summary>A version of a file that is coming in, whose bytes are kept where there is a store for them.</summary>
/// <param name="Workbook">The version.</param>
/// <param name="IsNew">Whether its bytes were not kept before, and so go when it cannot be ingested.</param>
/// <param name="Others">The ids of the other versions of the file that are kept, and go when this one is in.</param>
internal sealed record KeptOriginal(WorkbookIdentity Workbook, bool IsNew, IReadOnlyList<string> Others);
