namespace ExcelChat.Questions.Paths;

/// <summary>Two cells that the question may hold against each other: of two rows in one column, or of two columns in one row.</summary>
/// <param name="First">The cell that the question names first.</param>
/// <param name="Second">The cell that it names second.</param>
/// <param name="Level">The level of the paths at which they differ; -1 when they differ at several.</param>
/// <param name="OfRows">Whether they stand in two rows of one column.</param>
/// <param name="Score">How well their labels together fit.</param>
internal sealed record PairFit(CellFit First, CellFit Second, int Level, bool OfRows, double Score);
