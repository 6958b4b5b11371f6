using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>A part of a recorded answer: a text, a call of a tool, or a refusal.</summary>
internal sealed record RecordedContent
{
    private const string Refused = "Refusal";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tool { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, JsonElement>? Arguments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refusal { get; init; }

    /// <summary>The part; null for one that no answer is made from.</summary>
    public static RecordedContent? Of(AIContent content) => content switch
    {
        TextContent { Text.Length: > 0 } text => new() { Text = text.Text },
        FunctionCallContent call => new() { CallId = call.CallId, Tool = call.Name, Arguments = call.Arguments?.ToDictionary(a => a.Key, a => ArgumentJson(a.Value)) },
        ErrorContent { ErrorCode: Refused } refusal => new() { Refusal = refusal.Message },
        _ => null,
    };

    public AIContent ToContent() => this switch
    {
        { Tool: { } tool } => new FunctionCallContent(CallId ?? "", tool, Arguments?.ToDictionary(a => a.Key, a => (object?)a.Value)),
        { Refusal: { } refusal } => new ErrorContent(refusal) { ErrorCode = Refused },
        _ => new TextContent(Text),
    };

    /// <summary>An argument as JSON, whatever type a client gives it.</summary>
    public static JsonElement ArgumentJson(object? value) => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
}
