using System.Globalization;
using ExcelChat.Embeddings;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Retrieval;

/// <summary>The terms of a question that say what it is about, and its days in the form that chunks have them: <c>5 March 2024</c> is also <c>2024-03-05</c>.</summary>
internal sealed class SearchWords
{
    private readonly HashSet<string> _terms = new(StringComparer.Ordinal);

    public SearchWords(string text)
    {
        Text = string.Join(' ', Days(text).Distinct(StringComparer.Ordinal).Where(day => !text.Contains(day, StringComparison.Ordinal)).Prepend(text));
        _terms.UnionWith(SearchTerms.Of(Text));
    }

    /// <summary>The question, with its days behind it.</summary>
    public string Text { get; }

    /// <summary>For the keyword index, in the form that it has them.</summary>
    public ICollection<string> Keywords => _terms;

    /// <summary>How many different terms of the question are in the text.</summary>
    public int CountIn(ReadOnlySpan<char> text) => SearchTerms.Of(text).Where(_terms.Contains).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The words and numbers of a text that the question has.</summary>
    public IReadOnlyList<Highlight> MarkIn(ReadOnlySpan<char> text)
    {
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        List<Highlight> marks = [];
        while (reader.Read())
        {
            if (lookup.Contains(reader.Word))
            {
                marks.Add(new(reader.Start, reader.Source.Length));
            }
        }

        return marks;
    }

    private static IEnumerable<string> Days(string text)
    {
        var question = new Utterance(text);
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (DateReader.At(question, i) is var (period, _) && period.End - period.Start == TimeSpan.FromDays(1))
            {
                yield return period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }
    }
}
