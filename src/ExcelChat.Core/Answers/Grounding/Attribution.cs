using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>
/// Whether a text says a number of what it is of. A number of the North must not be said of the South, nor the revenue's of the costs: where a clause, or else its
/// sentence, names values of a column, one of them must be the number's own.
/// </summary>
internal sealed partial class Attribution(IReadOnlyDictionary<string, HashSet<string>> domains)
{
    public bool Agrees(Ground number, Claim figure, Surroundings around, IReadOnlyList<Claim> claims)
        => (!number.IsValue && !number.IsCount) || domains.All(domain => Agrees(domain, number, figure, around, claims));

    private static bool Agrees(KeyValuePair<string, HashSet<string>> domain, Ground number, Claim figure, Surroundings around, IReadOnlyList<Claim> claims)
    {
        string?[] own = [.. number.Labels.Where(label => label.Column == domain.Key).Select(label => label.Value)];
        if (own.Contains(null) || (own.Length == 0 && number.Labels.Any(label => label.Column == Label.Any)))
        {
            return true;
        }

        var inClause = Named(around.Clause, domain.Value);
        if (inClause.Count == 0 && domain.Key == Label.Measure)
        {
            return true;
        }

        if (own.Length == 0)
        {
            // "15 deliveries say so: the North is best" counts all of them, and "the North has 15" does not.
            return inClause.Count == 0 || domain.Key == Label.Measure || Whole().IsMatch(around.Clause) || (number.IsCount && inClause.TrueForAll(name => name.Start > figure.Start - around.ClauseStart));
        }

        if (Respective(domain.Value, figure, around, claims) is { } meant)
        {
            return own.Contains(meant, StringComparer.OrdinalIgnoreCase);
        }

        var named = around.Nearest.Select(text => Named(text, domain.Value)).FirstOrDefault(found => found.Count > 0) ?? [];
        return named.Count == 0 || named.Any(name => own.Contains(name.Value, StringComparer.OrdinalIgnoreCase));
    }

    // "North and South made 230 and 50": as many figures as names, one list behind the other.
    private static string? Respective(HashSet<string> domain, Claim figure, Surroundings around, IReadOnlyList<Claim> claims)
    {
        var names = Named(around.Sentence, domain);
        Claim[] figures = [.. claims.Where(claim => claim.Kind == ClaimKind.Figure && claim.Start >= around.SentenceStart && claim.End <= around.SentenceStart + around.Sentence.Length)];
        var place = Array.IndexOf(figures, figure);
        return names.Count > 1 && names.Count == figures.Length && place >= 0 && names[^1].End <= figures[0].Start - around.SentenceStart
            && IsList([.. names.Select(name => (name.Start, name.End))], around.Sentence)
            && IsList([.. figures.Select(claim => (claim.Start - around.SentenceStart, claim.End - around.SentenceStart))], around.Sentence)
            ? names[place].Value
            : null;
    }

    private static bool IsList((int Start, int End)[] items, string text) => items.Zip(items.Skip(1)).All(pair => Joint().IsMatch(text[pair.First.End..pair.Second.Start]));

    // Of "North" and "North East" the longer is meant where it stands.
    private static List<(int Start, int End, string Value)> Named(string text, HashSet<string> domain)
    {
        (int Start, int End, string Value)[] all = [.. domain.SelectMany(value => Words.Occurrences(text, value).Select(span => (span.Start, span.End, value)))];
        return [.. all.Where(name => !Array.Exists(all, other => other.Start <= name.Start && other.End >= name.End && other.End - other.Start > name.End - name.Start)).OrderBy(name => name.Start)];
    }

    [GeneratedRegex(@"\b(?:total\w*|overall|altogether|together|combined|all|entire|whole|sum|of|average|compared|than|company|every|everything)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[\s,;&/]*(?:and|or)?\s*(?:the|about|around)?\s*[$€£¥]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
