namespace ExcelChat.Workbooks;

/// <summary>A column of a declared table.</summary>
/// <param name="Name">Its name, as structured references use it; unique in the table.</param>
/// <param name="Formula">The formula of a calculated column, without <c>=</c>, or null.</param>
public sealed record ListObjectColumn(string Name, string? Formula);
