using System.Text.Json;
using System.Text.RegularExpressions;
using ExcelChat.Workbooks;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>What <c>ask --json</c> printed.</summary>
internal sealed partial class GivenAnswer(JsonElement json)
{
    public IReadOnlyList<string> Texts { get; } = [.. json.GetProperty("answers").EnumerateArray().Select(answer => answer.ToString())];

    public IReadOnlyList<decimal> Numbers => [.. Texts.Select(SheetText.Number)];

    /// <summary>The cited cells one by one, such as <c>Sales!J4</c>, in order.</summary>
    public IReadOnlyList<string> Cells { get; } =
        [.. json.GetProperty("cells").EnumerateArray().SelectMany(range => CellsOf(range.GetString()!)).Order(StringComparer.Ordinal)];

    /// <summary>The rows that the cited cells are in, with their sheet, such as <c>Sales!4</c>, in order.</summary>
    public IReadOnlyList<string> Rows => [.. Cells.Select(cell => Column().Replace(cell, "!")).Distinct().Order(StringComparer.Ordinal)];

    public static async Task<GivenAnswer> ToAsync(string question, string workbook) => new(Excelchat.Json(await Excelchat.RunAsync("ask", workbook, question, "--json")));

    private static IEnumerable<string> CellsOf(string citation)
    {
        int mark = citation.LastIndexOf('!') + 1;
        CellRange range = CellRange.Parse(citation.AsSpan(mark));
        return from row in Enumerable.Range(range.First.Row, range.Last.Row - range.First.Row + 1)
               from column in Enumerable.Range(range.First.Column, range.Last.Column - range.First.Column + 1)
               select $"{citation[..mark]}{new CellAddress(row, column)}";
    }

    [GeneratedRegex("![A-Z]+")]
    private static partial Regex Column();
}
