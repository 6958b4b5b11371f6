using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>A value of a column and how often it comes.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of rows that have it.</param>
public readonly record struct ValueCount(CellValue Value, long Count);
