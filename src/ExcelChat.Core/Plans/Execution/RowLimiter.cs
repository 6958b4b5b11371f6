namespace ExcelChat.Plans.Execution;

/// <summary>Keeps the first or the last rows, of all or of each group.</summary>
internal static class RowLimiter
{
    public static Relation Limit(Relation input, Limit limit)
    {
        if (limit.Count < 1 || limit.Skip < 0)
        {
            throw new PlanException("limit", $"found count {limit.Count} and skip {limit.Skip}, expected a count of at least 1 and a skip of at least 0.");
        }

        if (limit.Per is not { Count: > 0 } per)
        {
            return input.Select(Kept(input, [.. Enumerable.Range(0, input.Count)], limit));
        }

        var groups = Groups.By(input, [.. per.Select(name => input.IndexOf(name, "limit"))]);
        return input.Select([.. Enumerable.Range(0, groups.Count).SelectMany(g => Kept(input, groups.Rows(g).ToArray(), limit)).Order()]);
    }

    private static int[] Kept(Relation input, int[] rows, Limit limit)
    {
        var kept = Math.Max(0, Math.Min(limit.Count, rows.Length - limit.Skip));
        var start = limit.FromEnd ? rows.Length - limit.Skip - kept : limit.Skip;
        if (limit is { Ties: true, FromEnd: false, Input: Sort sort } && kept > 0)
        {
            kept += Sorter.Ties(input, input.IndexOf(sort.By, "limit"), rows, start + kept);
        }

        return kept == 0 ? [] : rows[start..(start + kept)];
    }
}
