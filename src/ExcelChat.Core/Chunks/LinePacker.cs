namespace ExcelChat.Chunks;

/// <summary>Packs lines into groups of a bounded length, each beginning with the last lines of the group before it.</summary>
internal static class LinePacker
{
    /// <summary>
    /// Packs lazily. A group is longer than <paramref name="capacity"/> only when it is a single line. Every group has at least one line
    /// that no group before it has.
    /// </summary>
    /// <param name="lines">The lines, in order.</param>
    /// <param name="capacity">The length of a group in characters, counting one line break a line.</param>
    /// <param name="overlap">The most characters to repeat.</param>
    public static IEnumerable<IReadOnlyList<Line>> Pack(IEnumerable<Line> lines, int capacity, int overlap)
    {
        List<Line> group = [];
        var length = 0;
        foreach (var line in lines)
        {
            if (group.Count > 0 && length + Cost(line) > capacity)
            {
                yield return group;
                group = Tail(group, Math.Min(overlap, capacity - Cost(line)));
                length = group.Sum(Cost);
            }

            group.Add(line);
            length += Cost(line);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static List<Line> Tail(List<Line> group, int room)
    {
        var first = group.Count;
        while (first > 0 && (room -= Cost(group[first - 1])) >= 0)
        {
            first--;
        }

        return group[first..];
    }

    private static int Cost(Line line) => line.Text.Length + 1;
}
