using System.Globalization;
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

    // "Top 10" and "Store no. 7" are names; a sentence is longer.
    private const int MaxWordsBefore = 2;

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
        return !IsOfAmount(word) && !IsOfAmount(next)
            && (IsDay(number.Value) || (number.Length <= 2 && Letters().Count(name[..before]) <= MaxWordsBefore) || (isPart && number.Length <= maxDigits));
    }

    // A year, or a day written in one: 20240131, and not 19999999.
    private static bool IsDay(string number) => number.All(char.IsAsciiDigit)
        && ((number.Length == 4 && PlanLabels.IsYear(int.Parse(number, CultureInfo.InvariantCulture)))
            || (DateTime.TryParseExact(number, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && PlanLabels.IsYear(day.Year)));

    private static bool IsOfAmount(string letters) => letters.Length > 0 && (Currencies.Named(letters) ?? (object?)Units.MoneyScaleOf(letters)) is not null;

    [GeneratedRegex(@"\b(?:is|are|was|were|be|equals?|says?|said|pays?|paid|comes?|came|makes?|made|brings?|brought|earned|earns?|reach(?:es|ed)?|amounts? to|adds? up to|totall?ed|has|had|have)\b|[=:$€£¥]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statements();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\d+(?:[.,'’]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
