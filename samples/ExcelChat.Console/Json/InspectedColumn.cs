using ExcelChat.Tables;

namespace ExcelChat.Console.Json;

/// <summary>One column of a table.</summary>
internal sealed record InspectedColumn(string Name, ColumnType Type, string? Unit);
