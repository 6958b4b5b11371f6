using System.Text.Json.Nodes;
using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>The reading of a plan, with the names in it cut where they begin to say figures: a header is what somebody wrote there, and a plan of a model may make up names.</summary>
internal static class PlainReading
{
    private const int MaxLength = 2_000;

    /// <summary>The reading as it may be shown.</summary>
    /// <param name="reading">The plan in words.</param>
    /// <param name="plan">The plan in JSON.</param>
    /// <param name="question">The question; what it says may be said.</param>
    public static string Of(string reading, string plan, string question)
        => CellText.Clean(TextsOf(JsonNode.Parse(plan))
            .Where(text => !PlainName.Is(text) && !question.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(text => text.Length)
            .Aggregate(reading, (said, text) => said.Replace(text, PlainName.Cut(text), StringComparison.Ordinal)), MaxLength);

    private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => TextsOf(member.Value)),
        JsonArray items => items.SelectMany(TextsOf),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
