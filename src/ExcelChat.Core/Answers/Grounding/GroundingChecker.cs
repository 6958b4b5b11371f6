using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Holds what a text claims against what was proved. Figures must say a number of a result or of a plan, days a day of them, cells must be cells of a proof, and
/// codes and quotations must stand in a result, a plan, the question or a name. Where a clause names a row of a result, its figures must be that row's.
/// </summary>
internal sealed partial class GroundingChecker(Grounds grounds, GroundingMode mode)
{
    /// <summary>What stands in the place of a claim that is struck, or behind one that is flagged.</summary>
    public const string Mark = "[not proved]";

    private readonly string[] _namesWithDigits = [.. grounds.Names.Where(name => name.Any(char.IsAsciiDigit) && (name.Any(char.IsLetter) || IsYear(name)))];
    private readonly string[] _labels = [.. grounds.Numbers.SelectMany(number => number.Labels).Distinct(StringComparer.OrdinalIgnoreCase)];

    public CheckedText Check(string text)
    {
        var named = _namesWithDigits.SelectMany(name => Occurrences(text, name)).ToArray();
        var (written, end, proved, unproved) = (new StringBuilder(text.Length), 0, 0, new List<string>());
        foreach (var claim in ClaimReader.Read(text))
        {
            var isName = Array.Exists(named, span => span.Start <= claim.Start && span.End >= claim.End);
            if (isName || IsProved(claim, text))
            {
                proved += !isName && claim.Kind is (ClaimKind.Figure or ClaimKind.Date) ? 1 : 0;
                continue;
            }

            unproved.Add(claim.Text);
            written.Append(text, end, claim.Start - end).Append(mode == GroundingMode.Flag ? $"{text.AsSpan(claim.Start, claim.Length)} {Mark}" : Mark);
            end = claim.End;
        }

        return new(written.Append(text, end, text.Length - end).ToString(), proved, unproved);
    }

    private bool IsProved(Claim claim, string text) => claim.Kind switch
    {
        ClaimKind.Figure => IsProvedFigure(claim, text),
        ClaimKind.Date => IsProvedDay(claim),
        ClaimKind.Cells => AreProvedCells(claim.Text) || IsNamed(claim.Text),
        _ => IsNamed(claim.Text),
    };

    private bool IsProvedFigure(Claim figure, string text)
    {
        var (clause, sentence) = (Around(figure, text, ClauseEnd()), Around(figure, text, SentenceEnd()));
        var matched = grounds.Numbers.Where(number => (!number.IsCount || IsCounting(figure)) && FigureMatcher.Says(figure, number, Falling().IsMatch(sentence))).ToArray();
        return matched.Length > 0 ? matched.Any(number => AgreesWith(number, clause, sentence)) : IsYearOf(figure);
    }

    // A count has no decimals and no money, and is no large number that a sum could be.
    private static bool IsCounting(Claim figure) => figure is { Decimals: <= 0, Scale: 1, Unit: not "%" } && figure.Number >= 0;

    private bool IsYearOf(Claim figure) => figure is { Decimals: 0, Scale: 1, Unit: null } && grounds.Days.Any(day => day.Year == (int)figure.Number && figure.Number.Equals(Math.Floor(figure.Number)));

    private bool AgreesWith(Ground number, string clause, string sentence)
    {
        if (number.Labels.Count == 0 || sentence.Contains("respectively", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var named = _labels.Where(label => Occurrences(clause, label).Any()).ToArray();
        return named.Length == 0 || number.Labels.Any(label => named.Contains(label, StringComparer.OrdinalIgnoreCase));
    }

    private bool IsProvedDay(Claim claim)
    {
        if (IsNamed(claim.Text))
        {
            return true;
        }

        var plain = Ordinal().Replace(claim.Text, "$1").Replace(" of ", " ", StringComparison.Ordinal).Replace(".", claim.Text.Count(c => c == '.') > 1 ? "." : "", StringComparison.Ordinal);
        string[] months = ["MMMM yyyy", "MMM yyyy"];
        string[] days = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "d MMMM, yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "M/d/yyyy", "d/M/yyyy", "M/d/yy", "d/M/yy", "d.M.yyyy"];
        return months.Any(format => Parse(plain, format) is { } month && grounds.Days.Any(day => (day.Year, day.Month) == (month.Year, month.Month)))
            || days.Any(format => Parse(plain, format) is { } said && grounds.Days.Any(day => day.Date == said));
    }

    private static DateTime? Parse(string text, string format)
        => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool AreProvedCells(string text)
    {
        var bang = text.LastIndexOf('!');
        var sheet = bang < 0 ? null : text[..bang].Trim('\'').Replace("''", "'", StringComparison.Ordinal);
        return CellRange.TryParse(text.AsSpan(bang + 1), out var range)
            && ((CellAddress[])[range.First, range.Last]).All(cell => grounds.Cells.Any(cells =>
                (sheet is null || cells.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase)) && cells.Range.Contains(cell)));
    }

    private bool IsNamed(string text)
        => Occurrences(grounds.Question, text).Any() || grounds.Names.Any(name => Occurrences(name, text.Trim(' ', '.', ',')).Any());

    private static IEnumerable<(int Start, int End)> Occurrences(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0 && name.Length > 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                yield return (at, end);
            }
        }
    }

    private static bool IsYear(string name) => name.Length == 4 && name[0] is '1' or '2' && name.All(char.IsAsciiDigit);

    private static string Around(Claim claim, string text, Regex end)
    {
        var start = end.Matches(text[..claim.Start]).LastOrDefault() is { } before ? before.Index + before.Length : 0;
        var after = end.Match(text, claim.End);
        return text[start..(after.Success ? after.Index : text.Length)];
    }

    [GeneratedRegex(@"[;,\n]|[.!?](?:\s|$)|\b(?:and|but|while|whereas|versus|vs)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"\n|[.!?](?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:fell|fall|falls|fallen|drop\w*|declin\w*|decreas\w*|down|lower|less|loss|lost|minus|negative|below|shrank|reduc\w*|behind|fewer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Falling();

    [GeneratedRegex("([0-9])(?:st|nd|rd|th)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
