using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>The smallest piece of a chunk: a line of text that is never cut, and the cells it was made from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Begins">Whether a chunk begins here even when the one before has room.</param>
internal readonly record struct Line(string Text, CellRange Cells, bool Begins = false);
