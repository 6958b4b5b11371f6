using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Profiling;

namespace ExcelChat.Tables.Relations;

/// <summary>Finds columns of different tables that share values, by the containment of their different values.</summary>
internal static class JoinFinder
{
    private const double MinContainment = 0.5;
    private const double MinConfidence = 0.3;

    /// <summary>Every column is compared with every other; of more columns than this the first ones are.</summary>
    private const int MaxColumns = 500;

    public static IEnumerable<JoinableColumns> Find(IReadOnlyList<Table> tables)
    {
        Candidate[] columns = [.. tables.SelectMany(CandidatesOf).Take(MaxColumns)];
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                if (columns[i].Table != columns[j].Table && columns[i].IsNumber == columns[j].IsNumber && Best(columns[i], columns[j]) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<Candidate> CandidatesOf(Table table)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var profile = table.Profile.Columns[c];
            var isName = profile.Type.IsText() || profile.Type is ColumnType.Identifier or ColumnType.Integer;
            if (isName && profile is { DistinctCount: > 1, Keys: not null } && !profile.Tags.Contains(SemanticTag.Money))
            {
                yield return new(table, table.Columns[c], profile);
            }
        }
    }

    /// <summary>The surer of the two directions, when one is sure enough.</summary>
    private static JoinableColumns? Best(Candidate a, Candidate b)
    {
        var (there, back) = (Join(a, b), Join(b, a));
        var best = there.Confidence >= back.Confidence ? there : back;
        return best.Containment >= MinContainment && best.Confidence >= MinConfidence ? best : null;
    }

    private static JoinableColumns Join(Candidate from, Candidate to)
    {
        var (share, seen) = from.Profile.Keys!.ContainedIn(to.Profile.Keys!);
        var sameName = string.Equals(LastName(from.Column), LastName(to.Column), StringComparison.OrdinalIgnoreCase);

        // Small whole numbers are in every workbook, and tables of years have them under the same headers: only identifiers say that they mean the same.
        var meaning = from.IsNumber && !(from.IsIdentifier || to.IsIdentifier) ? 0.2
            : sameName ? 1
            : !from.IsNumber ? 0.85
            : from.IsIdentifier && to.IsIdentifier ? 0.7 : 0.2;
        var confidence = share * meaning * (to.Profile.IsKeyCandidate ? 1 : 0.7) * (seen / (seen + 1.0));
        return new(confidence) { From = from.Table, FromColumn = from.Column, To = to.Table, ToColumn = to.Column, Containment = share };
    }

    private static string LastName(Column column) => column.HeaderPath.Count > 0 ? column.HeaderPath[^1] : column.Name;

    private sealed record Candidate(Table Table, Column Column, ColumnProfile Profile)
    {
        public bool IsNumber { get; } = Profile.Type.IsNumber();

        public bool IsIdentifier { get; } = Profile.Type == ColumnType.Identifier;
    }
}
