using ExcelChat.Flow;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables;

/// <summary>
/// Turns a grid into meaning: finds the tables of each sheet with their headers, column types and totals. A sheet without cells gives none.
/// </summary>
public abstract class TableDetector : Stage<Sheet, Table>;
