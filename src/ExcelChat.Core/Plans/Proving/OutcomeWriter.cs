using System.Globalization;
using ExcelChat.Plans.Execution;

namespace ExcelChat.Plans.Proving;

/// <summary>Keeps a result in short, and compares another with it.</summary>
internal static class OutcomeWriter
{
    public static Outcome Of(Relation result)
    {
        var rows = Enumerable.Range(0, Math.Min(result.Count, Outcome.MaxRows))
            .Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, result.Columns.Count).Select(column => result.Text(row, column))]);
        return new([.. result.Columns.Select(c => c.Name)], result.Count, [.. rows], DigestOf(result));
    }

    /// <summary>The first difference, or null when there is none.</summary>
    public static string? FirstDifference(Outcome before, Relation result)
    {
        var now = Of(result);
        if (!before.Columns.SequenceEqual(now.Columns, StringComparer.Ordinal))
        {
            return $"the columns of the result were {string.Join(", ", before.Columns)} and are {string.Join(", ", now.Columns)}.";
        }

        if (before.Rows.Any(row => row.Count != before.Columns.Count))
        {
            return "a row of the result that was kept has more or fewer values than columns.";
        }

        for (var row = 0; row < Math.Min(before.Rows.Count, now.Rows.Count); row++)
        {
            for (var column = 0; column < before.Columns.Count; column++)
            {
                if (before.Rows[row][column] is var was && now.Rows[row][column] is var shown && was != shown)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"{before.Columns[column]} in row {row + 1} of the result was '{was}' and is '{shown}'.");
                }
            }
        }

        return before.RowCount != now.RowCount || before.Rows.Count != now.Rows.Count ? string.Create(CultureInfo.InvariantCulture, $"the result had {before.RowCount} rows and has {now.RowCount}.")
            : before.Digest != now.Digest ? "the result shows the same in its first rows, and a value at full precision or in a later row is another."
            : null;
    }

    private static string DigestOf(Relation result)
    {
        var hash = new ValueHash();
        for (var column = 0; column < result.Columns.Count; column++)
        {
            for (var row = 0; row < result.Count; row++)
            {
                hash.Add(result.Value(row, column));
            }
        }

        return hash.ToDigest();
    }
}
