using System.Text.RegularExpressions;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Linking;

/// <summary>
/// Spells words of a question as tables do: a word that neither a table nor questions in general know, and that is one letter away from just one word of the tables, is meant to
/// be that word. Short words and first letters are taken as they are, and so is all where a table has words that the index leaves out: one of them may be meant.
/// </summary>
internal sealed class Spelling(IReadOnlyList<Table> tables, CancellationToken cancellationToken = default)
{
    private const int ShortestWord = 6;

    private readonly ValueIndex[] _values = [.. tables.Select(table => ValueIndex.Of(table, cancellationToken))];

    private readonly HashSet<string> _headers = tables.SelectMany(table => table.Columns.SelectMany(column => Lexer.Stems(column.Name))).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _captions = tables.SelectMany(table => Lexer.Stems($"{table.Name} {table.Title} {table.Sheet}")).ToHashSet(StringComparer.Ordinal);

    /// <summary>The question as the tables spell it; the same one when nothing is to be mended.</summary>
    public Utterance Mend(Utterance question)
    {
        if (!Array.TrueForAll(_values, values => values.HoldsEveryWord))
        {
            return question;
        }

        var text = question.Text;
        foreach (var token in question.Tokens)
        {
            if (IsUnknown(token) && Meant(token.Text) is { } word)
            {
                text = Regex.Replace(text, $@"\b{token.Text}\b", word, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            }
        }

        return text == question.Text ? question : new(text);
    }

    private bool IsUnknown(Token token)
        => token.Text.Length >= ShortestWord && token.Text.All(char.IsAsciiLetterLower)
            && !CommonWords.Contains(token.Text) && !Cues.IsCue(token.Text) && !Cues.IsUnit(token.Text)
            && !IsKnown(token.Stem) && !_captions.Contains(token.Stem)
            && !Synonyms.Of(token.Stem).Any(_headers.Contains)
            && !_headers.Any(header => Lexer.IsRelated(header, token.Stem));

    private bool IsKnown(string stem) => _headers.Contains(stem) || Array.Exists(_values, values => values.FindWord(stem).Count > 0);

    /// <summary>The one word of the tables that is an edit away; null when there are none or several.</summary>
    private string? Meant(string word)
    {
        string? meant = null, meantStem = null;
        foreach (var near in Neighbours(word))
        {
            var stem = Lexer.Stem(near);
            if (stem == meantStem || !IsKnown(stem))
            {
                continue;
            }

            if (meantStem is not null)
            {
                return null;
            }

            (meant, meantStem) = (near, stem);
        }

        return meant;
    }

    /// <summary>What a letter left out, put in, exchanged or swapped with the next makes of a word.</summary>
    private static IEnumerable<string> Neighbours(string word)
    {
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length)
            {
                yield return word.Remove(i, 1);
            }

            if (i + 1 < word.Length)
            {
                yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
            }

            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return $"{word[..i]}{letter}{word[i..]}";
                if (i < word.Length)
                {
                    yield return $"{word[..i]}{letter}{word[(i + 1)..]}";
                }
            }
        }
    }
}
