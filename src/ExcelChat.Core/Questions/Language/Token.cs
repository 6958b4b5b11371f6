namespace ExcelChat.Questions.Language;

/// <summary>A word or a number of a text.</summary>
/// <param name="Text">In lower case without diacritics; a number without separators, in the invariant culture.</param>
/// <param name="Stem">The word without its most common endings; a number as it is.</param>
/// <param name="Number">The value of a number; null for a word.</param>
internal readonly record struct Token(string Text, string Stem, double? Number = null)
{
    /// <summary>Whether a percent sign follows the number.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Whether the number may be a calendar year.</summary>
    public bool IsYear => Number is { } number && IsYearNumber(number) && Text.Length == 4;

    /// <summary>Whether a number can be a year of what workbooks are about.</summary>
    public static bool IsYearNumber(double number) => number is >= 1500 and <= 2100;
}
