using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.FollowUps;

/// <summary>Tells questions that go on from the one before: "and for 2023?", "what about Europe?", "only online", "and the lowest?".</summary>
internal static class Ellipsis
{
    private const int MaxWords = 9;
    private const int MaxPhrase = 4;

    private static readonly string[] Openings = ["what about", "how about", "what if it is", "same for", "the same for", "now for", "now only", "and", "but", "only", "just", "now", "instead"];

    /// <summary>What the question says beyond its opening, or null when it stands by itself.</summary>
    public static Utterance? RestOf(string question)
    {
        var words = new Utterance(question);
        if (words.Tokens.Count <= MaxPhrase && words[0] is "by" or "per" or "for" or "in" or "since" or "during")
        {
            return words;
        }

        if (words.Tokens.Count > MaxWords || Openings.FirstOrDefault(opening => words.Find(opening) == 0) is not { } opening)
        {
            return null;
        }

        // What follows "and" may be such an opening again, or a question of its own.
        var rest = new Utterance(string.Join(' ', question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(opening.AsSpan().Count(' ') + 1)));
        return rest.Tokens.Count == 0 ? null : RestOf(rest.Text) ?? (IsWhole(rest) ? null : rest);
    }

    private static bool IsWhole(Utterance question)
        => question[0] is "what" or "which" or "who" or "whose" or "when" or "where" or "how" or "is" or "are" or "do" or "does" or "did" or "show" or "list";
}
