using ExcelChat.Flow;
using ExcelChat.Tables;

namespace ExcelChat.Chunks;

/// <summary>
/// Cuts tables into text that can be found again. A chunk never cuts a row, repeats the header, and says which cells it came from.
/// Knows no model and no vector.
/// </summary>
public abstract class Chunker : Stage<Table, Chunk>;
