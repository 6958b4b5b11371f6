using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>Where a claim stands: its clause, its sentence, and the sentence before when its own goes on from it ("It made 50").</summary>
internal sealed partial record Surroundings(string Clause, int ClauseStart, string Sentence, int SentenceStart, string Before)
{
    private const int MaxTail = 1_000;

    public static Surroundings Of(Claim claim, string text)
    {
        var (clause, clauseStart) = Around(claim.Start, claim.End, text, ClauseEnd());
        var (sentence, start) = Around(claim.Start, claim.End, text, SentenceEnd());
        var before = Pronoun().IsMatch(sentence) && text[..start].TrimEnd() is { Length: > 0 } earlier ? Around(earlier.Length - 1, earlier.Length - 1, earlier, SentenceEnd()).Text : "";
        return new(clause, clauseStart, sentence, start, before);
    }

    /// <summary>Where it may be said what a figure is of, the nearest first.</summary>
    public IEnumerable<string> Nearest => Pronoun().IsMatch(Clause) ? [Clause, Before, Sentence] : [Clause, Sentence, Before];

    /// <summary>The last two sentences of a text, which say what a figure behind it is of, and ahead of them the marks of the list that they are in.</summary>
    public static string Tail(string text)
    {
        var ends = SentenceEnd().Matches(text.TrimEnd());
        var start = ends.Count < 2 ? 0 : ends[^2].Index + ends[^2].Length;
        return ListMarks.Lines(text) + text[Math.Max(start, text.Length - MaxTail)..];
    }

    /// <summary>Whether a sentence ends in a text.</summary>
    public static bool PartSentences(string text) => SentenceEnd().IsMatch(text);

    private static (string Text, int Start) Around(int from, int to, string text, Regex end)
    {
        var start = end.Matches(text[..from]).LastOrDefault() is { } before ? before.Index + before.Length : 0;
        var after = end.Match(text, to);
        return (text[start..(after.Success ? after.Index : text.Length)], start);
    }

    [GeneratedRegex(@"[;\n]|(?<![0-9]),|,(?![0-9])|[.!?](?:\s+(?![a-z])|$)|\b(?:and|but|while|whereas|versus|vs)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"\n|[.!?](?:\s+(?![a-z])|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\W*(?:it|its|they|their|that|this|there|he|she|which)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
