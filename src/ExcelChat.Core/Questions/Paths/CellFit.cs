namespace ExcelChat.Questions.Paths;

/// <summary>A cell that may be asked for.</summary>
/// <param name="Row">The body row.</param>
/// <param name="Column">The column.</param>
/// <param name="Slots">The words of the question that its labels have.</param>
/// <param name="Score">How well its labels fit.</param>
internal sealed record CellFit(int Row, int Column, ulong Slots, double Score);
