namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>A link from one part to another.</summary>
/// <param name="Id">Its name, by which the part refers to it.</param>
/// <param name="Type">What it leads to: the last word of the relationship's type.</param>
/// <param name="Target">The path of the part that it leads to.</param>
internal sealed record XlsbLink(string Id, string Type, string Target);
