using System.Globalization;
using System.Text.RegularExpressions;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <summary>Finds what a text claims: figures, days, cells, codes, quotations. A piece of text has a bounded length.</summary>
internal static partial class ClaimReader
{
    private const string Months = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
    private const string Cell = @"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}";
    private const string Codes = "USD|EUR|GBP|CHF|JPY|CAD|AUD|CNY|INR|SEK|NOK|DKK|PLN|CZK";
    private const int LookBack = 24;

    private static readonly char[] Trailing = ['.', ',', '/', '-', '%'];

    /// <summary>The claims in the order of the text, none inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayRefer">Whether a number in brackets may point to a source; else it is a figure.</param>
    public static IReadOnlyList<Claim> Read(string text, bool mayRefer = false)
    {
        var (claims, marks, end) = (new List<Claim>(), ListMarks.In(text), 0);
        var written = Pattern().Matches(text).Where(match => !IsMark(match, text, marks, mayRefer)).Select(match => Of(match, text)).OfType<Claim>();
        foreach (var claim in written.Concat(NumberWords.Read(text)).OrderBy(claim => claim.Start))
        {
            // A unit may have a digit of its own: m2.
            if (claim.Start >= end)
            {
                claims.Add(claim);
                end = claim.End;
            }
        }

        return claims;
    }

    private static Claim? Of(Match match, string text)
    {
        foreach (var (group, kind) in (ReadOnlySpan<(string, ClaimKind)>)[("quote", ClaimKind.Quotation), ("date", ClaimKind.Date), ("cells", ClaimKind.Cells), ("code", ClaimKind.Code)])
        {
            if (match.Groups[group].Success)
            {
                return new(kind, match.Index, Trimmed(match, kind)) { Text = match.Groups[group].Value.TrimEnd(Trailing) };
            }
        }

        return match.Groups["number"].Success ? Figure(match, text) : null;
    }

    // The end of a sentence belongs to no code.
    private static int Trimmed(Match match, ClaimKind kind) => kind == ClaimKind.Code ? match.Value.TrimEnd(Trailing).Length : match.Length;

    private static Claim Figure(Match match, string text)
    {
        var written = Gaps().Replace(match.Groups["number"].Value, "");
        var number = double.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var (scale, unit, end) = Behind(match.Groups["number"], match.Groups["word"], match.Groups["money"].Success);
        if (StrangeEnd(match, end) is { } strange)
        {
            return new(ClaimKind.Code, match.Index, strange - match.Index) { Text = text[match.Index..strange] };
        }

        return new(ClaimKind.Figure, match.Index, end - match.Index)
        {
            Text = text[match.Index..end],
            Number = match.Groups["sign"].Success || IsNegated(match.Index, text) ? -number : number,
            Decimals = point >= 0 ? written.Length - point - 1 : IsRounded(match.Index, text) ? -TrailingZeros(written) : 0,
            Scale = scale,
            Unit = Before(match) ?? unit,
        };
    }

    private static string? Before(Match match) => match.Groups["money"] is { Success: true } money ? Currencies.Named(money.Value.Trim()) : null;

    // The words behind a number: scales, then a unit, each only when it is one.
    internal static (double Scale, string? Unit, int End) Behind(Group number, Group words, bool isMoney)
    {
        var (scale, unit, end) = (1.0, (string?)null, number.Index + number.Length);
        for (var i = 0; i < words.Captures.Count && unit is null; i++)
        {
            var word = words.Captures[i];
            var attached = word.Index == end;
            var isPerCent = word.Value is "per" or "Per" && i + 1 < words.Captures.Count && words.Captures[i + 1].Value == "cent";
            var found = ScaleOf(word.Value, attached || isMoney);
            unit = found is null ? isPerCent ? "%" : UnitOf(word.Value, attached) : null;
            if (found is null && unit is null)
            {
                break;
            }

            scale *= found ?? 1;
            word = isPerCent ? words.Captures[i + 1] : word;
            end = word.Index + word.Length;
        }

        return (scale, unit, end);
    }

    // Letters that hang on a number and are neither a scale nor a unit make another thing of it: 230kk, 230ish.
    private static int? StrangeEnd(Match match, int end)
    {
        var number = match.Groups["number"];
        var word = match.Groups["word"].Captures.FirstOrDefault();
        return word is not null && end == number.Index + number.Length && word.Index == end && word.Value is not ("st" or "nd" or "rd" or "th" or "s" or "x") ? word.Index + word.Length : null;
    }

    private static double? ScaleOf(string word, bool isMoneyOrAttached) => Units.ScaleOf(word) ?? NumberWords.ScaleOf(word) ?? (isMoneyOrAttached ? Units.MoneyScaleOf(word) : null);

    // A lone letter behind a space is an article, or the beginning of another word.
    private static string? UnitOf(string word, bool attached) => word switch
    {
        "%" or "percent" or "pct" or "percentage" or "pp" or "Prozent" => "%",
        "‰" or "bps" or "permille" => word,
        "st" or "nd" or "rd" or "th" or "x" when attached => null,
        _ when Currencies.Named(word) is { } money => money,
        _ when (word.Length > 1 || attached) && word is not ("min" or "in") && Units.IsKnown(word) => word,
        _ => null,
    };

    private static bool IsMark(Match match, string text, IReadOnlySet<int> marks, bool mayRefer)
        => match.Groups["number"] is { Success: true, Length: <= 2 } number && number.Index == match.Index
            && (marks.Contains(number.Index) || (mayRefer && References.IsAt(number.Index, number.Length, text)));

    internal static bool IsScaleOrUnit(string word) => ScaleOf(word, isMoneyOrAttached: true) is not null || UnitOf(word, attached: false) is not null;

    internal static bool IsRounded(int start, string text)
        => Rounding().IsMatch(text.AsSpan(Math.Max(0, start - LookBack), Math.Min(LookBack, start)));

    internal static bool IsNegated(int start, string text)
        => Negation().IsMatch(text.AsSpan(Math.Max(0, start - LookBack), Math.Min(LookBack, start)));

    private static int TrailingZeros(string written) => written.Reverse().Where(char.IsAsciiDigit).TakeWhile(c => c == '0').Count();

    [GeneratedRegex(@"(?:about|around|roughly|approximately|approx\.?|nearly|almost|over|under|more than|less than|some|circa|ca\.|~|≈) ?[^\s\d]{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rounding();

    [GeneratedRegex(@"\b(?:minus|negative) ?[^\s\d]{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negation();

    [GeneratedRegex(@"[ \u00A0\u202F\u2009'’]", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    // The words behind a number are only looked at, since they may begin a day. What has a digit and fits nothing is taken as a code, so that no digit goes unchecked;
    // so is a product, which says another number than its factors.
    [GeneratedRegex(
        "\"(?<quote>[^\"\n]{1,200})\"|“(?<quote>[^”\n]{1,200})”"
        + @"|(?<![\w.,/-])(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
        + "|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:" + Months + @")\.?,? [0-9]{4}|(?:" + Months + @")\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|(?:" + Months + @")\.? [0-9]{4})(?![\w/-])"
        + @"|(?<![\w.,/])(?<code>[0-9][0-9.,]*(?: ?[×✕∙·*^÷] ?[0-9][0-9.,]*)+)"
        + @"|(?<![\w.,/])(?<money>(?:US|C|A|HK|NZ|S|R)?[$€£¥₹₽₩₺₪₴] ?|(?:" + Codes + @") ?)?(?<sign>(?:[-−]|(?<=^|\s)–)(?=[0-9$€£¥]))?(?<money>[$€£¥])?"
        + @"(?<number>(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,3}(?:[ \u00A0\u202F\u2009'’][0-9]{3}(?![0-9])){1,6}|[0-9]{1,18})(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,3})?)(?![0-9]|[.,/-][0-9])(?=(?:(?:[ \u00A0*_~`)\]】]|&(?:nbsp|ensp|emsp|thinsp);){0,8}(?<word>%|‰|[$€£¥]|[\p{L}°²³/]{1,20}[23]?)){0,3})"
        + @"(?![\p{L}_]{1,20}[0-9_-]|-[\p{L}])"
        + @"|(?<![\w.$'!])(?<cells>(?:'[^'\n]{1,60}'!|[\p{L}_][\w.]{0,40}!)?" + Cell + "(?::" + Cell + @")?)(?![\w$-])"
        + @"|(?<code>[\w./,%$-]*[\d\p{Nl}\p{No}-[²³]][\w./,%\p{No}-]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
