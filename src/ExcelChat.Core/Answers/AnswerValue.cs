using ExcelChat.Workbooks;

namespace ExcelChat.Answers;

/// <summary>A value of an answer.</summary>
/// <param name="Value">The typed value at full precision.</param>
/// <param name="Text">The value as Excel would show it.</param>
/// <param name="Column">The name of the column or measure that it belongs to.</param>
public sealed record AnswerValue(CellValue Value, string Text, string Column)
{
    /// <summary>Whether the engine computed the value; else a cited cell shows it.</summary>
    public bool IsComputed { get; init; }
}
