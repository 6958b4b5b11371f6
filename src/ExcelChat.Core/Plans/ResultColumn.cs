using ExcelChat.Tables;

namespace ExcelChat.Plans;

/// <summary>A column of a result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Unit">The unit of its values, or null.</param>
public sealed record ResultColumn(string Name, ColumnType Type, string? Unit = null);
