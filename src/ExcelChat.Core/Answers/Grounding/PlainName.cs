using System.Text.RegularExpressions;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Whether a name may be repeated with its digits: <c>Q3 2024</c>, <c>INV-0001</c>, <c>Top 10</c>. A header or the title of a sheet can also say "the total is
/// 999,999", which is no name and no proof of anything.
/// </summary>
internal static partial class PlainName
{
    private const int MaxLength = 60;
    private const int MaxSpaces = 5;
    private const int MaxDigits = 4;

    /// <summary>Whether a name of a file, a sheet, a table or a column is plain.</summary>
    public static bool Is(string name) => Is(name, MaxDigits);

    /// <summary>Whether the text of a cell is plain; its codes may be long.</summary>
    public static bool IsCode(string text) => Is(text, int.MaxValue);

    /// <summary>A name as far as it may be repeated.</summary>
    public static string Cut(string name) => Is(name) ? name : $"{name.AsSpan(0, Math.Min(MaxLength, Numbers().Match(name).Index))}…";

    private static bool Is(string name, int maxDigits)
        => !name.Any(char.IsDigit)
            || (name.Length <= MaxLength && name.Count(char.IsWhiteSpace) <= MaxSpaces && !Statements().IsMatch(name) && Numbers().Matches(name).All(number => IsPlain(number, name, maxDigits)));

    // EUR1999 and 9999k are amounts, whatever they are called.
    private static bool IsPlain(Match number, string name, int maxDigits)
    {
        var (before, after) = (number.Index, number.Index + number.Length);
        var word = string.Concat(name[..before].AsEnumerable().Reverse().TakeWhile(char.IsLetter).Reverse());
        var next = string.Concat(name[after..].TakeWhile(char.IsLetter));
        var isPart = word.Length + next.Length > 0 || (before > 1 && name[before - 1] is '-' or '_' && char.IsLetterOrDigit(name[before - 2]));
        return !IsOfAmount(word) && !IsOfAmount(next) && (IsSmall(number.Value) || (isPart && number.Length <= maxDigits));
    }

    // Up to 99, a year, or a day written in one.
    private static bool IsSmall(string number) => number.Length <= 2 || (number.Length is 4 or 8 && number[0] is '1' or '2' && number.All(char.IsAsciiDigit));

    private static bool IsOfAmount(string letters) => letters.Length > 0 && (Currencies.Named(letters) ?? (object?)Units.MoneyScaleOf(letters)) is not null;

    [GeneratedRegex(@"\b(?:is|are|was|were|be|equals?|say|says|pay)\b|[=:$€£¥]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statements();

    [GeneratedRegex(@"\d+(?:[.,'’]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
