namespace ExcelChat.Retrieval;

/// <summary>The few lines of a passage that a person would look at.</summary>
internal static class Snippet
{
    private const int Lines = 3;
    private const int LongestLine = 240;

    /// <summary>The passage with its snippet, and the words of the question marked in it.</summary>
    public static Passage Show(Passage passage, SearchWords words)
    {
        var snippet = Of(passage.Text, words);
        return passage with { Snippet = snippet, Highlights = words.MarkIn(snippet) };
    }

    /// <summary>The lines with most words of the question, in their order; the first lines when none has one.</summary>
    private static string Of(string text, SearchWords words)
    {
        var best = text.Split('\n')
            .Select((line, index) => (Line: line, Index: index, Score: words.CountIn(line)))
            .OrderByDescending(line => line.Score)
            .ThenBy(line => line.Index)
            .Take(Lines)
            .ToArray();
        return string.Join('\n', best
            .Where(line => line.Score > 0 || best[0].Score == 0)
            .OrderBy(line => line.Index)
            .Select(line => Clip(line.Line)));
    }

    private static string Clip(string line) => line.Length > LongestLine ? $"{line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)]}…" : line;
}
