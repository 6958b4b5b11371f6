namespace ExcelChat.Workbooks;

/// <summary>A field that filters a whole pivot table.</summary>
/// <param name="Field">The field of the source.</param>
/// <param name="Item">The one item that is shown; null when all or several are.</param>
public sealed record PivotFilter(string Field, string? Item);
