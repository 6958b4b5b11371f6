using ExcelChat.Console.Ranking;

namespace ExcelChat.Console.Json;

/// <summary>A line of <c>retrieve</c>: workbooks and ranges, best first.</summary>
internal sealed record RankedQuestion(string Id, IReadOnlyList<string> Workbooks, IReadOnlyList<string> Cells)
{
    public static RankedQuestion Of(string id, IReadOnlyList<RankedRange> ranking)
        => new(id, [.. ranking.Select(range => range.File).Distinct(StringComparer.Ordinal)], [.. ranking.Select(range => range.ToString())]);
}
