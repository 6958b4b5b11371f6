using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>The smallest piece of a chunk: a line of text that is never cut, and the cells it was made from.</summary>
internal readonly record struct Line(string Text, CellRange Cells);
