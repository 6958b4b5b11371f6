using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>
/// A line of a record: the hash of a request and what the model answered. Only what an answer is made from is in it: neither what was sent, nor addresses, headers and keys.
/// </summary>
internal sealed record RecordedResponse(string Request, IReadOnlyList<RecordedContent> Contents)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Finish { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public static RecordedResponse Of(string request, ChatResponse response) => new(request, [.. response.Messages.SelectMany(message => message.Contents).Select(RecordedContent.Of).OfType<RecordedContent>()])
    {
        Model = response.ModelId,
        Finish = response.FinishReason?.Value,
        InputTokens = response.Usage?.InputTokenCount ?? 0,
        OutputTokens = response.Usage?.OutputTokenCount ?? 0,
    };

    /// <summary>The answer as it streams.</summary>
    public IEnumerable<ChatResponseUpdate> Updates()
    {
        foreach (var content in Contents)
        {
            yield return new(ChatRole.Assistant, [content.ToContent()]) { ModelId = Model };
        }

        yield return new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = InputTokens, OutputTokenCount = OutputTokens, TotalTokenCount = InputTokens + OutputTokens })])
        {
            ModelId = Model,
            FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
        };
    }
}
