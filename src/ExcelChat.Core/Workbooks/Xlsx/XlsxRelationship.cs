namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A link from one part of a package to another, or to something outside (ECMA-376 part 2, 6.5.3).</summary>
/// <param name="Id">The name that the part's XML uses for it.</param>
/// <param name="Type">The last segment of its type, such as <c>worksheet</c>, the same in transitional and strict files.</param>
/// <param name="Target">The path of the other part in the package; of an external link, the target as it is written.</param>
/// <param name="IsExternal">Whether it leads outside the package.</param>
internal sealed record XlsxRelationship(string Id, string Type, string Target, bool IsExternal);
