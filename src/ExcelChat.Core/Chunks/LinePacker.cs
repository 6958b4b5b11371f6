namespace ExcelChat.Chunks;

/// <summary>Packs lines into groups of a bounded number of tokens, each beginning with the last lines of the group before it, unless its first line begins a block.</summary>
/// <param name="tokens">Counts what a line costs; its break costs one more.</param>
internal sealed class LinePacker(TokenCounter tokens)
{
    /// <summary>
    /// Packs lazily. A group is longer than <paramref name="capacity"/> only when it is a single line. Every group has at least one line
    /// that no group before it has.
    /// </summary>
    /// <param name="lines">The lines, in order.</param>
    /// <param name="capacity">The most tokens of a group.</param>
    /// <param name="overlap">The most tokens to repeat.</param>
    public IEnumerable<IReadOnlyList<Line>> Pack(IEnumerable<Line> lines, int capacity, int overlap)
    {
        List<Line> group = [];
        var length = 0;
        foreach (var line in lines)
        {
            var cost = Cost(line);
            if (group.Count > 0 && (line.Begins || length + cost > capacity))
            {
                yield return group;
                group = line.Begins ? [] : Tail(group, Math.Min(overlap, capacity - cost));
                length = group.Sum(Cost);
            }

            group.Add(line);
            length += cost;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private List<Line> Tail(List<Line> group, int room)
    {
        var first = group.Count;
        while (first > 0 && (room -= Cost(group[first - 1])) >= 0)
        {
            first--;
        }

        return group[first..];
    }

    private int Cost(Line line) => tokens.Count(line.Text) + 1;
}
