using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Plans;
using ExcelChat.Shared;

namespace ExcelChat.Answers.Conversations;

/// <summary>The JSON form of conversations, for stores that keep text.</summary>
public static class ConversationJson
{
    /// <summary>Writes a conversation.</summary>
    /// <param name="state">The conversation.</param>
    public static string Write(ConversationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new JsonObject
        {
            ["id"] = state.Id,
            ["tenant"] = state.Tenant,
            ["title"] = state.Title,
            ["workbookIds"] = new JsonArray([.. state.WorkbookIds.Select(id => (JsonNode?)id)]),
            ["changedAt"] = Written(state.ChangedAt),
            ["turns"] = new JsonArray([.. state.Turns.Select(turn => (JsonNode?)ToNode(turn))]),
        }.ToJsonString();
    }

    /// <summary>Reads a conversation. A plan that this version does not know is left out; its turn stays.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ExcelChatException">The text is no conversation.</exception>
    public static ConversationState Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject node ? ToState(node) : throw new FormatException("it is no object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ExcelChatException($"The text is no conversation: {e.Message} Expected what {nameof(ConversationJson)}.{nameof(Write)} gave.", e);
        }
    }

    internal static string WriteTurn(Turn turn) => ToNode(turn).ToJsonString();

    /// <summary>A turn; null when the text is none.</summary>
    internal static Turn? ReadTurn(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject node ? ToTurn(node) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ExcelChatException)
        {
            return null;
        }
    }

    private static ConversationState ToState(JsonObject node) => new(Text(node, "id"))
    {
        Tenant = (string?)node["tenant"],
        Title = (string?)node["title"],
        WorkbookIds = Texts(node, "workbookIds"),
        ChangedAt = Time(node, "changedAt"),
        Turns = node["turns"] is JsonArray turns ? [.. turns.OfType<JsonObject>().Select(ToTurn)] : [],
    };

    private static JsonObject ToNode(Turn turn) => new()
    {
        ["question"] = turn.Question,
        ["text"] = turn.Text,
        ["plan"] = turn.Plan is { } plan ? JsonNode.Parse(PlanJson.Write(plan)) : null,
        ["confidence"] = turn.Confidence,
        ["cells"] = new JsonArray([.. turn.Cells.Select(cells => (JsonNode?)cells)]),
        ["answeredAt"] = Written(turn.AnsweredAt),
    };

    private static Turn ToTurn(JsonObject node) => new(Text(node, "question"), Text(node, "text"))
    {
        Plan = node["plan"] is { } plan ? ToPlan(plan.ToJsonString()) : null,
        Confidence = node["confidence"] is { } confidence ? (double)confidence : 0,
        Cells = Texts(node, "cells"),
        AnsweredAt = Time(node, "answeredAt"),
    };

    private static Plan? ToPlan(string json)
    {
        try
        {
            return PlanJson.Read(json);
        }
        catch (PlanException)
        {
            return null;
        }
    }

    private static string Text(JsonObject node, string name) => (string?)node[name] ?? throw new FormatException($"\"{name}\" is missing.");

    private static string[] Texts(JsonObject node, string name) => node[name] is JsonArray texts ? [.. texts.OfType<JsonValue>().Select(text => (string)text!)] : [];

    private static string Written(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonObject node, string name) => DateTimeOffset.ParseExact(Text(node, name), "O", CultureInfo.InvariantCulture);
}
