using ExcelChat.Embeddings;

namespace ExcelChat.Retrieval;

/// <summary>The terms of a question that say what it is about.</summary>
internal sealed class SearchWords(string text)
{
    private readonly HashSet<string> _terms = new(SearchTerms.Of(text), StringComparer.Ordinal);

    /// <summary>For the keyword index, in the form that it has them.</summary>
    public ICollection<string> Keywords => _terms;

    /// <summary>How many different terms of the question are in the text.</summary>
    public int CountIn(ReadOnlySpan<char> text) => SearchTerms.Of(text).Where(_terms.Contains).Distinct(StringComparer.Ordinal).Count();
}
