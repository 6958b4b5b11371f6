namespace ExcelChat.Retrieval;

/// <summary>Keeps one table from filling the page: it has at most half of the passages as long as others have any.</summary>
internal static class TableShare
{
    /// <summary>The best passages under that rule, in their order.</summary>
    public static IReadOnlyList<Passage> Take(IReadOnlyList<Passage> ranked, int top)
    {
        var most = (top + 1) / 2;
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(int Rank, Passage Passage)> page = [];
        List<(int Rank, Passage Passage)> waiting = [];
        foreach (var (rank, passage) in ranked.Index())
        {
            var count = taken[passage.TableId] = taken.GetValueOrDefault(passage.TableId) + 1;
            (count <= most ? page : waiting).Add((rank, passage));
        }

        return [.. page.Take(top).Concat(waiting.Take(Math.Max(0, top - page.Count))).OrderBy(p => p.Rank).Select(p => p.Passage)];
    }
}
