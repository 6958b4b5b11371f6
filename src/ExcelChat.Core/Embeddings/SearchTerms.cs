namespace ExcelChat.Embeddings;

/// <summary>
/// The terms that a text is found by in a keyword index, in one form whoever wrote them: words without case, accents and a plural's ending, numbers without
/// separators of groups, codes both whole and in parts (<c>INV-00123</c>: inv, 123, inv00123). Chunks and questions are cut by the same code, so that no store's
/// own idea of a word stands between them.
/// </summary>
internal static class SearchTerms
{
    private const int MostParts = 6;
    private const int LongestCode = 40;

    /// <summary>The terms in their order, words that say nothing left out; one that occurs again comes again.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var terms = new List<string>(text.Length / 6);
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        var code = new Code();
        while (reader.Read())
        {
            code.Continue(reader.Start, reader.Source, text, terms);
            if (StopWords.Contains(reader.Word))
            {
                continue;
            }

            terms.Add(reader.Word.ToString());
            if (!reader.IsNumber)
            {
                AddPieces(reader.Word, reader.Breaks, terms);
            }
        }

        code.End(terms);
        return terms;
    }

    private static void AddPieces(scoped ReadOnlySpan<char> word, ulong breaks, List<string> terms)
    {
        var start = 0;
        for (var i = 1; breaks != 0 && i <= word.Length; i++)
        {
            if (i == word.Length || (breaks & (1UL << i)) != 0)
            {
                var piece = word[start..i];
                terms.Add((char.IsAsciiDigit(piece[0]) && piece.TrimStart('0') is { IsEmpty: false } digits ? digits : piece).ToString());
                start = i;
            }
        }
    }

    /// <summary>Words that stand one sign apart, and that is no blank, are the parts of a code when there is a digit in them.</summary>
    private struct Code
    {
        private string? _joined;
        private int _parts;
        private int _end;

        public void Continue(int start, scoped ReadOnlySpan<char> source, scoped ReadOnlySpan<char> text, List<string> terms)
        {
            var part = source.ToString().ToLowerInvariant();
            if (_parts > 0 && start == _end + 1 && !char.IsWhiteSpace(text[_end]))
            {
                // What is too long for a code is not gathered: a text of parts alone would be copied again and again.
                _joined = _parts < MostParts && _joined?.Length + part.Length <= LongestCode ? _joined + part : null;
                _parts++;
            }
            else
            {
                End(terms);
                (_joined, _parts) = (part, 1);
            }

            _end = start + source.Length;
        }

        public readonly void End(List<string> terms)
        {
            if (_parts > 1 && _joined is not null && _joined.AsSpan().ContainsAnyInRange('0', '9'))
            {
                terms.Add(_joined);
            }
        }
    }
}
