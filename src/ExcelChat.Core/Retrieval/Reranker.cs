namespace ExcelChat.Retrieval;

/// <summary>
/// Orders the candidates that a vector store gave by a closer look at each, such as a cross-encoder takes. Sees only what the query may see. The default joins the
/// store's score with the words that a passage and its table share with the question.
/// </summary>
public abstract class Reranker
{
    /// <summary>Orders candidates.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="candidates">The passages in the order of the store, with its scores; some hundreds at most.</param>
    /// <param name="cancellationToken">Stops the ordering.</param>
    /// <returns>Passages among the candidates, best first, with scores of which higher is better; one that is no number counts as 0. The same arguments must give the same order.</returns>
    public abstract ValueTask<IReadOnlyList<Passage>> RerankAsync(RetrievalQuery query, IReadOnlyList<Passage> candidates, CancellationToken cancellationToken = default);
}
