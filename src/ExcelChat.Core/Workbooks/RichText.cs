namespace ExcelChat.Workbooks;

/// <summary>The text of a cell in runs that look different, or with hints how to pronounce it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Runs">The runs in order; joined they are the cell's text.</param>
public sealed record RichText(CellAddress Cell, IReadOnlyList<TextRun> Runs)
{
    /// <summary>The hints, in the order of the file. They are no part of the text.</summary>
    public IReadOnlyList<PhoneticRun> Phonetics { get; init; } = [];
}
