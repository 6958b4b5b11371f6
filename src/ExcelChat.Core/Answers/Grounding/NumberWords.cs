using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>Finds numbers written in English words: <c>two hundred and thirty euros</c>, <c>one point five million</c>, <c>a third of</c>, <c>twice</c>.</summary>
internal static partial class NumberWords
{
    private const string Small = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private const string Large = "hundred|thousand|million|billion|trillion|dozen";

    // Smaller ones are said of things that nobody computed: the two, one of them.
    private const int LargestCasual = 12;

    private static readonly FrozenDictionary<string, double> Values = Small.Split('|').Select((word, i) => KeyValuePair.Create(word, (double)i))
        .Concat(Tens.Split('|').Select((word, i) => KeyValuePair.Create(word, (i + 2) * 10.0)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["dozen"] = 12,
        ["dozens"] = 12,
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1e3,
        ["lakh"] = 1e5,
        ["lakhs"] = 1e5,
        ["million"] = 1e6,
        ["crore"] = 1e7,
        ["crores"] = 1e7,
        ["billion"] = 1e9,
        ["trillion"] = 1e12,
        ["quadrillion"] = 1e15,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (double Number, string? Unit)> Shares = new Dictionary<string, (double, string?)>(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = (50, "%"),
        ["third"] = (100.0 / 3, "%"),
        ["quarter"] = (25, "%"),
        ["fourth"] = (25, "%"),
        ["fifth"] = (20, "%"),
        ["sixth"] = (100.0 / 6, "%"),
        ["seventh"] = (100.0 / 7, "%"),
        ["eighth"] = (12.5, "%"),
        ["ninth"] = (100.0 / 9, "%"),
        ["tenth"] = (10, "%"),
        ["twice"] = (2, null),
        ["double"] = (2, null),
        ["doubled"] = (2, null),
        ["twofold"] = (2, null),
        ["thrice"] = (3, null),
        ["triple"] = (3, null),
        ["tripled"] = (3, null),
        ["threefold"] = (3, null),
        ["quadrupled"] = (4, null),
        ["fourfold"] = (4, null),
        ["fivefold"] = (5, null),
        ["tenfold"] = (10, null),
        ["halved"] = (50, "%"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a word behind a number multiplies it by; null when it does not.</summary>
    public static double? ScaleOf(string word) => Scales.TryGetValue(word, out var scale) ? scale : null;

    public static IEnumerable<Claim> Read(string text)
        => FractionPattern().Matches(text).Select(match => Fraction(match, text)).Concat(Pattern().Matches(text).Select(match => Whole(match, text)).OfType<Claim>());

    private static Claim Fraction(Match match, string text)
    {
        var (number, unit) = Shares[match.Groups["share"].Value];
        var times = Values.GetValueOrDefault(match.Groups["times"].Value, 1);
        return new(ClaimKind.Figure, match.Index, match.Length)
        {
            Text = match.Value,
            Number = number * times,
            Decimals = unit is null ? 1 : ClaimReader.IsRounded(match.Index, text) ? -1 : 0,
            Unit = unit,
            IsInWords = true,
        };
    }

    private static Claim? Whole(Match match, string text)
    {
        var number = match.Groups["number"];
        var (value, scale, decimals) = Value(number.Value.Split([' ', '-', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
        var (behind, unit, end) = ClaimReader.Behind(number, match.Groups["word"], isMoney: false);
        var isBare = value <= LargestCasual && scale.Equals(1.0) && behind.Equals(1.0) && unit is null;
        return isBare && IsCasual(match, text, value) ? null : new(ClaimKind.Figure, match.Index, end - match.Index)
        {
            Text = text[match.Index..end],
            Number = ClaimReader.IsNegated(match.Index, text) ? -value : value,
            Decimals = decimals > 0 || !ClaimReader.IsRounded(match.Index, text) ? decimals : -TrailingZeros(value),
            Scale = scale * behind,
            Unit = unit,
            IsInWords = true,
        };
    }

    private static bool IsCasual(Match match, string text, double value)
        => value.Equals(1.0) || (match.Index + match.Length < text.Length && text[match.Index + match.Length] == '-') || Determiner().IsMatch(text.AsSpan(0, match.Index));

    // The last large word is a scale, as behind digits: "two million" is rounded as "2 million" is.
    private static (double Number, double Scale, int Decimals) Value(string[] words)
    {
        var scale = words.Length > 1 && ScaleOf(words[^1]) is { } last && last >= 1_000 ? last : 1;
        var (total, current, decimals, isBehindPoint) = (0.0, 0.0, 0, false);
        foreach (var word in scale > 1 ? words[..^1] : words)
        {
            isBehindPoint |= word.Equals("point", StringComparison.OrdinalIgnoreCase);
            if (Values.TryGetValue(word, out var value))
            {
                decimals += isBehindPoint ? 1 : 0;
                current += isBehindPoint ? value * Math.Pow(10, -decimals) : value;
            }
            else if (ScaleOf(word) is { } factor)
            {
                current = (current > 0 ? current : 1) * factor;
                (total, current) = factor >= 1_000 ? (total + current, 0) : (total, current);
            }
        }

        var number = total + current;
        return (number.Equals(0.0) && scale > 1 ? 1 : number, scale, decimals);
    }

    private static int TrailingZeros(double value)
    {
        var zeros = 0;
        for (; value >= 10 && (value % 10).Equals(0.0); value /= 10)
        {
            zeros++;
        }

        return zeros;
    }

    [GeneratedRegex(
        @"\b(?<number>(?:(?:a|" + Small + "|" + Tens + ")[ -](?:" + Large + ")|" + Small + "|" + Tens + @")\b(?:(?:[ -]|,? and (?<=(?:" + Large + @"),? and ))(?:" + Small + "|" + Tens + "|" + Large + @"|point(?= (?:" + Small + @")))\b)*)"
        + @"(?!-(?:first|second|third|[a-z]+th)\b)(?=(?:[ \u00A0](?<word>%|[\p{L}°²³/]{1,20})){0,2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(
        @"\b(?:(?:(?<times>a|one)[ -])?(?<!(?:first|second|other|latter|former)[ -])(?<share>half)\b(?=(?: of)? (?:the|all|its|their|that|this|these|those|as)\b| of\b|[.,;!?]|$)"
        + @"|(?<times>a|one)[ -](?<share>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= of\b)"
        + @"|(?<times>two|three|four|five|six|seven|eight|nine)[ -](?<share>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s\b"
        + @"|(?<share>twice|doubled|twofold|thrice|tripled|threefold|quadrupled|fourfold|fivefold|tenfold|halved)\b|(?<share>double|triple)(?= (?:the|that|its|their|those|of)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FractionPattern();

    [GeneratedRegex(@"\b(?:the|these|those|both|all|other|between|among|of|its|their|or|any|last|first|next|every)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Determiner();
}
