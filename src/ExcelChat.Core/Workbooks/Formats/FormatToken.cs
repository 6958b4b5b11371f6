namespace ExcelChat.Workbooks.Formats;

/// <summary>One piece of a format code.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Text">The literal itself, the digit's sign, or the letters, whose number is the width.</param>
internal readonly record struct FormatToken(FormatTokenKind Kind, string Text)
{
    public int Width => Text.Length;

    public bool IsDate => Kind is >= FormatTokenKind.Year and <= FormatTokenKind.ElapsedSeconds;
}
