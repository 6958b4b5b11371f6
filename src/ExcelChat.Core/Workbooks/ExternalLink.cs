namespace ExcelChat.Workbooks;

/// <summary>Another workbook that formulas of this one refer to (ECMA-376 part 1, 18.14). It is never opened.</summary>
/// <param name="Index">The number that formulas use, from 1: <c>[1]Sheet1!A1</c>.</param>
/// <param name="Target">Its path or address as the file writes it; null when the link is broken or leads to no workbook (DDE, OLE).</param>
public sealed record ExternalLink(int Index, string? Target)
{
    /// <summary>The names of its sheets, as far as the file knows them.</summary>
    public IReadOnlyList<string> SheetNames { get; init; } = [];
}
