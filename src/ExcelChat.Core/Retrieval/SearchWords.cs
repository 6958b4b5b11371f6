using ExcelChat.Embeddings;

namespace ExcelChat.Retrieval;

/// <summary>The words of a question that say what it is about.</summary>
internal sealed class SearchWords
{
    private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keywords = new(StringComparer.Ordinal);

    public SearchWords(string text)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            if (!StopWords.Contains(reader.Word))
            {
                _folded.Add(reader.Word.ToString());
                _keywords.Add(reader.Word.ToString());
                _keywords.Add(reader.Source.ToString().ToLowerInvariant());
            }
        }
    }

    /// <summary>For a keyword index: each word as it was written, and as it is without plural and accents.</summary>
    public ICollection<string> Keywords => _keywords;

    /// <summary>How many different words of the question are in the text.</summary>
    public int CountIn(ReadOnlySpan<char> text)
    {
        var lookup = _folded.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        HashSet<string> found = [];
        while (reader.Read())
        {
            if (lookup.TryGetValue(reader.Word, out var word))
            {
                found.Add(word);
            }
        }

        return found.Count;
    }
}
