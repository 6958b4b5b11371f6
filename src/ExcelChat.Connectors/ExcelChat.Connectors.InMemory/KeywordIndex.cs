using ExcelChat.Stores;
using ExcelChat.Stores.Scan;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// An inverted index over the text of one column, scored with BM25 (k1 = 1.2, b = 0.75).
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the idf has one added inside the logarithm, so that it is never negative.
/// </summary>
internal sealed class KeywordIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, Dictionary<int, int>> _countsByWord = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _lengths = [];
    private long _totalLength;

    public void Add(int slot, string? text)
    {
        if (text is null)
        {
            return;
        }

        var length = 0;
        foreach (var word in Words.Of(text))
        {
            if (!_countsByWord.TryGetValue(word, out var counts))
            {
                _countsByWord[word] = counts = [];
            }

            counts[slot] = counts.GetValueOrDefault(slot) + 1;
            length++;
        }

        _lengths[slot] = length;
        _totalLength += length;
    }

    /// <summary>Forgets a slot. The text must be the one it was added with.</summary>
    public void Remove(int slot, string? text)
    {
        if (text is null || !_lengths.Remove(slot, out var length))
        {
            return;
        }

        _totalLength -= length;
        foreach (var word in Words.Of(text))
        {
            if (_countsByWord.TryGetValue(word, out var counts) && counts.Remove(slot) && counts.Count == 0)
            {
                _countsByWord.Remove(word);
            }
        }
    }

    /// <summary>Every slot that holds at least one of the words, with its score, in no order.</summary>
    public IEnumerable<Ranked> Score(IReadOnlySet<string> words)
    {
        var scores = new Dictionary<int, double>();
        var averageLength = (double)_totalLength / Math.Max(1, _lengths.Count);
        foreach (var word in words)
        {
            if (!_countsByWord.TryGetValue(word, out var counts))
            {
                continue;
            }

            var idf = Math.Log(1 + ((_lengths.Count - counts.Count + 0.5) / (counts.Count + 0.5)));
            foreach (var (slot, count) in counts)
            {
                var lengthNorm = 1 - B + (B * _lengths[slot] / averageLength);
                scores[slot] = scores.GetValueOrDefault(slot) + (idf * count * (K1 + 1) / (count + (K1 * lengthNorm)));
            }
        }

        return scores.Select(score => new Ranked(score.Key, score.Value));
    }
}
