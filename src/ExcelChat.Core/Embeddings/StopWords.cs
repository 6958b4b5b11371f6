using System.Collections.Frozen;

namespace ExcelChat.Embeddings;

/// <summary>Words that questions and tables are full of and that say little about either.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new[]
    {
        "a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "each", "for",
        "from", "give", "had", "has", "have", "how", "i", "in", "into", "is", "it", "its", "list", "many", "me", "much", "my", "of", "on",
        "or", "our", "out", "per", "please", "s", "show", "t", "tell", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "those", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whose", "why", "will", "with",
        "would", "you", "your",
        "cell", "column", "row", "sheet", "spreadsheet", "table", "workbook",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the folded word, without a plural's ending, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
