namespace ExcelChat.Workbooks.Formats;

/// <summary>One piece of a format code.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Text">The literal itself, the digit's sign, or the letters, whose number is the width.</param>
// A class, because every generic of the runtime's over a struct is compiled anew in each process that opens a workbook.
internal sealed record FormatToken(FormatTokenKind Kind, string Text)
{
    public int Width => Text.Length;

    public bool IsDate => Kind is >= FormatTokenKind.Year and <= FormatTokenKind.ElapsedSeconds;
}
