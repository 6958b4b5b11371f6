using System.Text.RegularExpressions;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>The table of docs/architecture.md that maps each system of the seed to our type.</summary>
internal static partial class SeedTable
{
    private const string Heading = "| seed | § | ExcelChat | state |";

    /// <summary>The rows under the table's heading.</summary>
    public static IReadOnlyList<SeedRow> Read(string document) =>
    [
        .. document.Split('\n')
            .SkipWhile(line => line != Heading).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new SeedRow(cells[0], Types(cells[2]), cells[3])),
    ];

    /// <summary>Rows that say <c>here</c> of a missing type, and rows that could say it and do not.</summary>
    public static IEnumerable<string> Untruths(IReadOnlyList<SeedRow> rows, IReadOnlySet<string> types)
    {
        foreach (SeedRow row in rows)
        {
            string[] missing = [.. row.Types.Where(type => !types.Contains(type))];
            if (row.IsHere && missing.Length > 0)
            {
                yield return $"{row.Seed}: says 'here', but there is no {string.Join(", ", missing)}.";
            }

            if (!row.IsHere && row.Types.Count > 0 && missing.Length == 0)
            {
                yield return $"{row.Seed}: says '{row.State}', but {string.Join(", ", row.Types)} exist; begin the state with 'here'.";
            }
        }
    }

    /// <summary>Systems that no row mentions.</summary>
    public static IEnumerable<string> Forgotten(IReadOnlyList<SeedRow> rows, IEnumerable<string> systems) =>
        systems.Where(system => !rows.Any(row => Types(row.Seed).Contains(system))).Select(system => $"No row for {system}.");

    private static string[] Types(string cell) => [.. CodeName().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex CodeName();
}
