using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ExcelChat.Answers.Tools;

/// <summary>The JSON that models read: compact, letters of all scripts as they are, and angle brackets escaped, so that no value can close a fence around it.</summary>
internal static class ToolJson
{
    // About 3,000 tokens: a model reads several of them, and every call reads them again.
    public const int MaxLength = 12_000;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>The first of the items that fit into what a tool may return, the first of them in any case.</summary>
    /// <param name="items">The items; they are made as they are taken.</param>
    /// <param name="length">The characters that they may take.</param>
    public static JsonArray Fill(IEnumerable<JsonNode> items, int length = MaxLength)
    {
        var (list, written) = (new JsonArray(), 0);
        foreach (var item in items)
        {
            written += Write(item).Length + 1;
            if (written > length && list.Count > 0)
            {
                break;
            }

            list.Add(item);
        }

        return list;
    }

    /// <summary>How many characters an answer may still grow by.</summary>
    public static int Left(JsonObject answer) => MaxLength - Write(answer).Length;

    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
