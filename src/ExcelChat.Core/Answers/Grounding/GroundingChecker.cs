using System.Text.RegularExpressions;
using ExcelChat.Answers.Tools;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Holds what a text claims against what was proved. Figures, in digits or in words, must say a number of a result, days a day of it, cells must be cells of a proof, and
/// codes and quotations must stand in a result, the question or a name. What a figure is said of must be what it is of. Links are left out unless they were asked for.
/// </summary>
/// <param name="grounds">What may be claimed.</param>
/// <param name="mode">What becomes of a claim that is not proved.</param>
/// <param name="mayRefer">Whether there are numbered sources that a text may refer to; else its references are left out.</param>
internal sealed partial class GroundingChecker(Grounds grounds, GroundingMode mode, bool mayRefer = false)
{
    private readonly string[] _namesWithDigits = [.. grounds.Names.Where(name => name.Any(char.IsAsciiDigit) && (name.Any(char.IsLetter) || IsYear(name)))];
    private readonly Attribution _attribution = new(grounds.Domains);
    private readonly DayMatcher _days = new(grounds);

    /// <summary>Checks a piece of a text.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="before">What stands before it, which says what its figures are of; not checked.</param>
    public CheckedText Check(string text, string before = "")
    {
        var (kept, links) = LinkStriker.Strike(mayRefer ? text : References.LeaveOut(text, before), MayStay);
        var all = before + kept;
        var named = _namesWithDigits.SelectMany(name => Words.Occurrences(all, name)).ToArray();
        var (written, citings, unproved) = (new CheckedWriter(all, before.Length), new List<Citing>(), new List<string>());
        var claims = ClaimReader.Read(all, mayRefer);
        foreach (var claim in claims.Where(claim => claim.End > before.Length))
        {
            var isName = Array.Exists(named, span => span.Start <= claim.Start && span.End >= claim.End);
            var standing = isName ? Standing.Known : StandingOf(claim, all, claims);
            if (standing.Findings.Count > 0)
            {
                citings.Add(new(written.Keep(claim), standing.Findings));
            }
            else if (!standing.IsKnown)
            {
                unproved.Add(claim.Text);
                written.Mark(claim, mode);
            }
        }

        return new(mayRefer ? written.ToString() : References.InRoundBrackets(written.ToString()), citings, unproved, links);
    }

    /// <summary>A text of ours without links, whose names come from workbooks.</summary>
    public string WithoutLinks(string text) => LinkStriker.Strike(text, MayStay).Text;

    private Standing StandingOf(Claim claim, string text, IReadOnlyList<Claim> claims) => claim.Kind switch
    {
        ClaimKind.Figure => StandingOfFigure(claim, text, claims),
        ClaimKind.Date => _days.StandingOf(claim.Text) is { IsKnown: true } standing ? standing : Known(IsNamed(claim.Text)),
        ClaimKind.Cells => Known(AreProvedCells(claim.Text) || IsNamed(claim.Text)),
        ClaimKind.Quotation => Known(IsNamed(claim.Text) || IsShown(claim.Text)),
        _ => Known(claim.Text.Any(char.IsLetter) ? IsNamed(claim.Text) : grounds.Names.Contains(claim.Text) || Words.Occur(grounds.Question, claim.Text)),
    };

    private static Standing Known(bool isKnown) => isKnown ? Standing.Known : Standing.Unproved;

    private Standing StandingOfFigure(Claim figure, string text, IReadOnlyList<Claim> claims)
    {
        var around = Surroundings.Of(figure, text);
        var (isFalling, counted) = (Falling().IsMatch(around.Sentence), Counting.NounsOf(figure, text));
        var matched = grounds.Numbers.Where(number => (!number.IsCount || number.Counted.Any(counted.Contains))
            && FigureMatcher.Says(figure, number, isFalling) && _attribution.Agrees(number, figure, around, claims)).ToArray();
        return matched.Length > 0 ? Standing.On(FigureMatcher.Nearest(figure, [.. matched.Where(number => number.IsValue)]).Select(number => number.Finding!))
            : Known(_days.IsYear(figure, text) || (figure.IsInWords && IsNameInWords(figure, text)));
    }

    // "Seven Eleven" is a name; "five" in "the top five" may be the question's own.
    private bool IsNameInWords(Claim figure, string text) => Words.Occur(grounds.Question, figure.Text)
        || grounds.Shown.Any(name => name.Length <= 40 && Words.Occur(name, figure.Text) && Words.Occurrences(text, name).Any(span => span.Start <= figure.Start && span.End >= figure.End));

    private bool AreProvedCells(string text)
    {
        var bang = text.LastIndexOf('!');
        var sheet = bang < 0 ? null : text[..bang].Trim('\'').Replace("''", "'", StringComparison.Ordinal);
        return CellRange.TryParse(text.AsSpan(bang + 1).ToString().Replace("$", "", StringComparison.Ordinal), out var range)
            && (range.First == range.Last || grounds.Ranges.Contains(range))
            && ((CellAddress[])[range.First, range.Last]).All(cell => grounds.Cells.Any(cells =>
                (sheet is null || cells.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase)) && cells.Range.Contains(cell)));
    }

    private bool IsNamed(string text) => Words.Occur(grounds.Question, text) || grounds.Names.Any(name => Words.Occur(name, text.Trim(' ', '.', ',')));

    // A cell may be quoted, but a figure in its text is no value of anything.
    private bool IsShown(string quotation) => PlainName.IsCode(quotation) && grounds.Shown.Any(shown => Words.Occur(shown, quotation.Trim(' ', '.', ',')));

    private bool MayStay(string address)
        => Words.Occur(grounds.Question, address) || (LinkWord().IsMatch(grounds.Question) && grounds.Shown.Contains(address));

    private static bool IsYear(string name) => name.Length == 4 && name[0] is '1' or '2' && name.All(char.IsAsciiDigit);

    [GeneratedRegex(@"\b(?:fell|fall|falls|fallen|drop\w*|declin\w*|decreas\w*|down|lower|less|loss|lost|minus|negative|below|shrank|reduc\w*|behind|fewer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Falling();

    [GeneratedRegex(@"\b(?:links?|urls?|web|websites?|sites?|homepages?|address(?:es)?|e-?mails?|contacts?|domains?|hosts?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkWord();
}
