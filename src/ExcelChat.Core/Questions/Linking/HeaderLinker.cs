using ExcelChat.Questions.Language;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Linking;

/// <summary>How much of each column's header the question names.</summary>
internal sealed class HeaderLinker
{
    private const double StandIn = 0.3;

    private readonly IReadOnlyList<string>[] _stems;
    private readonly IReadOnlyList<string>[] _said;
    private readonly double[] _overlaps;
    private readonly Utterance _question;
    private readonly HashSet<string> _caption;
    private readonly ILookup<string, string> _related;
    private readonly TokenSet[] _tokens;

    public HeaderLinker(Table table, Utterance question)
    {
        _question = question;
        _stems = [.. table.Columns.Select(c => Lexer.Stems(c.Name))];
        _caption = Lexer.Stems($"{table.Name} {table.Title} {table.Sheet} {Path.GetFileNameWithoutExtension(table.Workbook.FileName)}").ToHashSet(StringComparer.Ordinal);
        _said = Array.FindAll(_stems, stems => stems.Count > 1 && SaysInARow(stems));
        _related = Related(question);
        _overlaps = [.. _stems.Select(stems => Overlap(stems, question) * (StandsIn(stems) ? StandIn : 1))];
        AfterWhich = [.. _stems.Select(stems => PlaceAfterWhich(stems, question))];
        _tokens = [.. _stems.Select((_, column) => question.Where(token => HeaderMeans(column, token.Stem)))];
        Captioned = question.Where(token => IsCaption(token.Stem));
    }

    /// <summary>For each column, which of the three words after what, which, how many or whose is in its header: 1 to 3, or 0.</summary>
    public IReadOnlyList<int> AfterWhich { get; }

    /// <summary>The tokens of the question that name the table as a whole.</summary>
    public TokenSet Captioned { get; }

    /// <summary>The tokens of the question that a column's header has, in themselves or in a synonym.</summary>
    public TokenSet Tokens(int column) => _tokens[column];

    /// <summary>The stems of the words of a column's header.</summary>
    public IReadOnlyList<string> Stems(int column) => _stems[column];

    /// <summary>The share of the words of a column's header that the question says, 0 to 1.</summary>
    public double Overlap(int column) => _overlaps[column];

    /// <summary>Whether the question names another column by its whole header, of which this one has some words: "net sales" is Net Sales where there is such a column, and not Sales or Sales Return.</summary>
    public bool StandsIn(int column) => StandsIn(_stems[column]);

    /// <summary>Whether the question says all words of a header.</summary>
    public bool Names(string header) => Lexer.Stems(header) is { Count: > 0 } stems && stems.All(_question.Stems.Contains);

    /// <summary>Whether the question says all words of a header, their synonyms or words of their families.</summary>
    public bool Means(string header) => Lexer.Stems(header) is { Count: > 0 } stems && stems.All(s => _question.Meanings.Contains(s) || _related.Contains(s));

    /// <summary>Whether a stem, or a synonym of it, names the table as a whole: it is in its name, title, sheet or file.</summary>
    public bool IsCaption(string stem) => _caption.Contains(stem) || Synonyms.Of(stem).Any(_caption.Contains);

    /// <summary>Whether any header has the stem.</summary>
    public bool AnySays(string stem) => Array.Exists(_stems, stems => stems.Contains(stem));

    /// <summary>Whether the header has the stem or a synonym of it.</summary>
    public bool HeaderMeans(int column, string stem) => _stems[column].Contains(stem) || Synonyms.Of(stem).Any(_stems[column].Contains) || _stems[column].Any(word => _related[word].Contains(stem));

    /// <summary>Whether the header has one of the stems.</summary>
    public bool HeaderSays(int column, params ReadOnlySpan<string> stems)
    {
        foreach (var stem in stems)
        {
            if (_stems[column].Contains(stem))
            {
                return true;
            }
        }

        return false;
    }

    private bool StandsIn(IReadOnlyList<string> header)
        => Array.Exists(_said, other => other != header && header.Any(other.Contains)
            && ((header.Count < other.Count && header.All(other.Contains)) || !header.All(_question.Stems.Contains)));

    private bool SaysInARow(IReadOnlyList<string> header)
        => Enumerable.Range(0, Math.Max(0, _question.Tokens.Count - header.Count + 1)).Any(start => header.Select((stem, i) => _question.Tokens[start + i].Stem == stem).All(same => same));

    // A synonym is worth a little less than the word itself.
    private double Overlap(IReadOnlyList<string> header, Utterance question)
    {
        var words = header.Where(s => s.Length > 1 && !StopWords.Contains(s)).ToArray();
        return words.Length == 0 ? 0 : words.Sum(w => question.Stems.Contains(w) ? 1 : question.Meanings.Contains(w) ? 0.8 : _related.Contains(w) ? 0.6 : 0) / words.Length;
    }

    // A word that is in some header means that header, and not one of its family.
    private ILookup<string, string> Related(Utterance question)
    {
        var headers = _stems.SelectMany(stems => stems).Distinct(StringComparer.Ordinal).ToArray();
        return question.Stems.Where(stem => stem.Length >= 5 && !AnySays(stem))
            .SelectMany(stem => headers.Where(word => Lexer.IsRelated(word, stem)).Select(word => (word, stem)))
            .ToLookup(pair => pair.word, pair => pair.stem, StringComparer.Ordinal);
    }

    private static int PlaceAfterWhich(IReadOnlyList<string> header, Utterance question)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (question[i] is not ("what" or "which" or "whose") && !(question[i] == "many" && question[i - 1] == "how"))
            {
                continue;
            }

            for (var j = 1; j <= 3 && i + j < question.Tokens.Count; j++)
            {
                if (!StopWords.Contains(question[i + j]) && header.Contains(question.Tokens[i + j].Stem))
                {
                    return j;
                }
            }
        }

        return 0;
    }
}
