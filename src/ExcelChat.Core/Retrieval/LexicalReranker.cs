using ExcelChat.Embeddings;

namespace ExcelChat.Retrieval;

/// <summary>
/// Adds up three shares, each from 0 to 1: the store's score of the best; the BM25 of the best, over the candidates; and how much of the question the passage's table
/// accounts for with all its candidates, words weighed by how rare they are. So a table is found by a name in one row and a header in its card, and stores without
/// keyword search get one here.
/// BM25 (k1 = 1.2, b = 0.75) is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
/// </summary>
internal sealed class LexicalReranker : Reranker
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>Candidates were chosen for their words, so there are more texts without them than there are here; without this a word that all candidates share would weigh nothing.</summary>
    private const double TextsPerCandidate = 3;

    public override ValueTask<IReadOnlyList<Passage>> RerankAsync(RetrievalQuery query, IReadOnlyList<Passage> candidates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        if (candidates.Count == 0)
        {
            return ValueTask.FromResult(candidates);
        }

        var words = new SearchWords(query.Text);
        var texts = candidates.Select(candidate => new CountedText(candidate, words)).ToArray();
        var weights = Weigh(words, texts);
        var length = texts.Average(text => text.Length);
        var scores = texts.Select(text => Score(text, weights, length)).ToArray();
        var (bestScore, bestOfStore) = (scores.Max(), candidates.Max(candidate => candidate.Score));
        var coverage = Cover(texts, weights);
        return ValueTask.FromResult<IReadOnlyList<Passage>>([.. texts
            .Select((text, i) => text.Passage with { Score = Share(scores[i], bestScore) + Share(text.Passage.Score, bestOfStore) + coverage[text.Passage.TableId] })
            .Order(PassageOrder.BestFirst)]);
    }

    /// <summary>A part of the best, from 0 to 1; 0 where the best is none, as a similarity by cosine may be.</summary>
    private static double Share(double score, double best) => best > 0 ? Math.Max(0, score) / best : 0;

    /// <summary>The inverse document frequency of each word that a candidate has.</summary>
    private static Dictionary<string, double> Weigh(SearchWords words, CountedText[] texts)
        => words.Keywords
            .Select(word => (Word: word, Count: texts.Count(text => text.Counts.ContainsKey(word))))
            .Where(word => word.Count > 0)
            .ToDictionary(word => word.Word, word => Math.Log(1 + (((TextsPerCandidate * texts.Length) - word.Count + 0.5) / (word.Count + 0.5))), StringComparer.Ordinal);

    private static double Score(CountedText text, Dictionary<string, double> weights, double averageLength)
        => text.Counts.Sum(count => weights[count.Key] * count.Value * (K1 + 1) / (count.Value + (K1 * (1 - B + (B * text.Length / averageLength)))));

    private static Dictionary<string, double> Cover(CountedText[] texts, Dictionary<string, double> weights)
    {
        var all = Math.Max(weights.Values.Sum(), double.Epsilon);
        return texts
            .GroupBy(text => text.Passage.TableId, StringComparer.Ordinal)
            .ToDictionary(
                table => table.Key,
                table => table.SelectMany(text => text.Counts.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Sum(word => weights[word]) / all,
                StringComparer.Ordinal);
    }

    /// <summary>A candidate and how often it has each word of the question.</summary>
    private sealed class CountedText
    {
        public CountedText(Passage passage, SearchWords words)
        {
            var terms = SearchTerms.Of(passage.Text);
            (Passage, Length) = (passage, terms.Count);
            Counts = terms.Where(words.Keywords.Contains).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }

        public Passage Passage { get; }

        /// <summary>The number of its words.</summary>
        public int Length { get; }

        public Dictionary<string, int> Counts { get; }
    }
}
