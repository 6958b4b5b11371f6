using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Tools;

/// <summary>The arguments of a call, as a model or a host gave them; a wrong one is an error that says what is right.</summary>
internal readonly struct ToolArguments(AIFunctionArguments arguments)
{
    private const int MaxText = 1_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string Text(string name) => OptionalText(name) ?? throw new ExcelChatException($"The argument \"{name}\" is missing. Give it as a text.");

    public string? OptionalText(string name)
    {
        var text = Value(name) switch
        {
            null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            string given => given,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            JsonElement { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } json => json.GetRawText(),
            IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ExcelChatException($"The argument \"{name}\" is no text. Give it as a text."),
        };
        return text is { Length: > MaxText } ? throw new ExcelChatException($"The argument \"{name}\" has {text.Length} characters; at most {MaxText} are read.")
            : string.IsNullOrWhiteSpace(text) ? null
            : text.Trim();
    }

    /// <summary>A number, brought into its bounds.</summary>
    public int Count(string name, int usual, int most)
    {
        if (OptionalText(name) is not { } text)
        {
            return usual;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && double.IsFinite(count)
            ? (int)Math.Clamp(count, 1, most)
            : throw new ExcelChatException($"The argument \"{name}\" is \"{CellText.Clean(text)}\"; give a whole number from 1 to {most}.");
    }

    /// <summary>An object, given as one or as the text of one, as some models do.</summary>
    public JsonObject Node(string name)
    {
        var json = Value(name) switch
        {
            JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
            JsonElement element => element.GetRawText(),
            JsonValue text when text.TryGetValue(out string? inner) => inner,
            JsonNode node => node.ToJsonString(),
            string text => text,
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(json))
        {
            throw new ExcelChatException($"The argument \"{name}\" is missing. Give it as an object.");
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new ExcelChatException($"The argument \"{name}\" is no object. Give it as an object.");
        }
        catch (JsonException e)
        {
            throw new ExcelChatException($"The argument \"{name}\" is no JSON: {e.Message}", e);
        }
    }

    private object? Value(string name) => arguments.TryGetValue(name, out var value) ? value : null;
}
