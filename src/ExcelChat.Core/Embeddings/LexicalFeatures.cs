namespace ExcelChat.Embeddings;

/// <summary>The features of a text: its words, pairs of neighbouring words, pieces of words, and runs of 3 and 4 characters of words.</summary>
internal static class LexicalFeatures
{
    private const float WordWeight = 1f;
    private const float StopWordWeight = 0.1f;
    private const float PairWeight = 0.5f;
    private const float PieceWeight = 0.5f;

    // A word has about ten runs, which together then weigh a little less than the word itself.
    private const float RunWeight = 0.25f;

    private const ulong WordSeed = 1;
    private const ulong RunSeed = 2;

    // From here on (CJK and neighbours) words are not spaced, and one character can be a word.
    private const char FirstUnspaced = '\u2E80';

    public static void Count(ReadOnlySpan<char> text, ref FeatureCounts counts)
    {
        Span<char> buffer = stackalloc char[WordReader.LongestWord];
        var reader = new WordReader(text, buffer);
        var previous = 0UL;
        while (reader.Read())
        {
            var hash = FeatureHash.Of(reader.Word, WordSeed);
            if (StopWords.Contains(reader.Word))
            {
                counts.Add(hash, StopWordWeight);
                continue;
            }

            counts.Add(hash, WordWeight);
            if (previous != 0)
            {
                counts.Add(FeatureHash.Of(previous, hash), PairWeight);
            }

            previous = hash;
            if (!reader.IsNumber)
            {
                CountPieces(reader.Word, reader.Breaks, ref counts);
                CountRuns(reader.Word, ref counts);
            }
        }
    }

    private static void CountPieces(scoped ReadOnlySpan<char> word, ulong breaks, ref FeatureCounts counts)
    {
        var start = 0;
        for (var i = 1; breaks != 0 && i <= word.Length; i++)
        {
            if (i == word.Length || (breaks & (1UL << i)) != 0)
            {
                counts.Add(FeatureHash.Of(Canonical(word[start..i]), WordSeed), PieceWeight);
                start = i;
            }
        }
    }

    /// <summary>A piece of digits is the same feature as the number: 007 in INV007 is 7.</summary>
    private static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> piece)
        => char.IsAsciiDigit(piece[0]) && piece.TrimStart('0') is { IsEmpty: false } digits ? digits : piece;

    private static void CountRuns(scoped ReadOnlySpan<char> word, ref FeatureCounts counts)
    {
        Span<char> bounded = stackalloc char[WordReader.LongestWord + 2];
        bounded[0] = '<';
        word.CopyTo(bounded[1..]);
        bounded[word.Length + 1] = '>';
        bounded = bounded[..(word.Length + 2)];
        var shortest = word[0] >= FirstUnspaced ? 1 : 3;
        for (var length = shortest; length <= 4; length++)
        {
            for (var i = 0; i + length <= bounded.Length; i++)
            {
                counts.Add(FeatureHash.Of(bounded.Slice(i, length), RunSeed), RunWeight);
            }
        }
    }
}
