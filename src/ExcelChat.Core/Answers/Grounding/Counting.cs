using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>What a figure counts: rows in "2 of 4 rows", deliveries in "15 deliveries", and nothing in "the revenue was 15 last year". Nouns are lower-case and singular.</summary>
internal static partial class Counting
{
    /// <summary>What a limit of rows counts: "the top 5".</summary>
    public const string Rank = "top";

    private const int LookBack = 24;
    private const int MaxBehind = 60;

    /// <summary>What a row is called in any table.</summary>
    public static IReadOnlyList<string> Rows { get; } = ["row", "record", "entry", "line"];

    /// <summary>What a figure counts, by the words around it; empty when it counts nothing.</summary>
    public static IReadOnlyList<string> NounsOf(Claim figure, string text)
    {
        if (figure is not { Decimals: <= 0, Scale: 1, Number: >= 0 })
        {
            return [];
        }

        if (figure.Unit is { } unit)
        {
            return [Singular(unit)];
        }

        var noun = Counted().Match(text, figure.End, Math.Min(text.Length - figure.End, MaxBehind)).Groups["noun"];
        return [.. noun.Success ? [Singular(noun.Value)] : Array.Empty<string>(), .. Ranked().IsMatch(text.AsSpan(Math.Max(0, figure.Start - LookBack), Math.Min(LookBack, figure.Start))) ? [Rank] : Array.Empty<string>()];
    }

    /// <summary>What the rows of a table, or the values of a column, are called by its name: its last word, unless it says of what ("Sales by region"); empty when there is none.</summary>
    public static IEnumerable<string> NounsOf(string name) => OfWhat().IsMatch(name) ? [] : LastWord().Match(name) is { Success: true } word ? [Singular(word.Value)] : [];

    private static string Singular(string noun)
    {
        var lower = noun.ToLowerInvariant();
        return lower.EndsWith("ies", StringComparison.Ordinal) ? lower[..^3] + "y" : lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) ? lower[..^1] : lower;
    }

    [GeneratedRegex(
        @"\G[ \u00A0]?(?:of (?:(?:the|all|its|those|these) )*(?:(?:[0-9][0-9,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?)?"
        + @"(?:(?:matching|single|individual|different|distinct|other|underlying|more|data) )*(?<noun>\p{L}{3,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:top|first|last|bottom)\W{0,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ranked();

    [GeneratedRegex(@"\b(?:by|of|per|in|for|from|to|at)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfWhat();

    [GeneratedRegex(@"\b\p{L}{3,}\b", RegexOptions.RightToLeft | RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();
}
