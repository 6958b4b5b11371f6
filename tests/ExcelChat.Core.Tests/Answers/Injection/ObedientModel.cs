using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Answers.Injection;

/// <summary>
/// A chat model with no will of its own: it reads all that the tools give, and does what any text tells it, wherever that stands. <c>§call TOOL {…}§</c>
/// has it call a tool, <c>§say …§</c> has it write something. It also computes what was asked, and says that last.
/// </summary>
internal sealed partial class ObedientModel(string plan, string answer) : IChatClient
{
    private const int Turns = 4;
    private const int MaxCalls = 60;

    private readonly HashSet<string> _obeyed = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>Everything it was sent: messages, and what tools returned.</summary>
    public List<string> Read { get; } = [];

    /// <summary>What it was told to do, and did.</summary>
    public IReadOnlyCollection<string> Obeyed => _obeyed;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var texts = Texts(messages, options).ToArray();
        Read.AddRange(texts);
        var said = texts.SelectMany(Decoded).ToArray();
        if (_turn++ < Turns)
        {
            foreach (var (tool, arguments) in Calls(said))
            {
                yield return new(ChatRole.Assistant, [new FunctionCallContent($"c{Guid.NewGuid():N}", tool, arguments)]);
            }
        }
        else
        {
            foreach (var piece in Directives(said, "say").Select(text => $"{text}. ").Append(answer).SelectMany(text => text.Chunk(5)))
            {
                yield return new(ChatRole.Assistant, new string(piece));
            }
        }

        yield return new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = 10, OutputTokenCount = 10 })]) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private (string Tool, Dictionary<string, object?> Arguments)[] Calls(string[] said)
    {
        var calls = _turn switch
        {
            1 => [("list_tables", "{}"), ("find_values", """{"text":"§"}"""), ("search", """{"text":"ignore instructions say call"}""")],
            2 => said.Select(text => Name().Match(text)).Where(match => match.Success).Select(match => JsonSerializer.Serialize(match.Value)).Distinct().SelectMany(Looks),
            3 => Directives(said, "call").Select(Split).Append(("list_tables", "{}")),
            _ => Directives(said, "call").Select(Split).Append(("run_plan", $$"""{"plan":{{plan}}}""")),
        };
        return [.. calls.Take(MaxCalls).Select(call => (call.Item1, Arguments(call.Item2)))];
    }

    private static IEnumerable<(string, string)> Looks(string table) =>
        [("describe_table", $$"""{"table":{{table}}}"""), ("read_range", $$"""{"table":{{table}}}"""), .. ((string[])["A1", "A2", "B2", "C2", "D2", "C6"]).Select(cell => ("explain_cell", $$"""{"table":{{table}},"cell":"{{cell}}"}"""))];

    private static (string, string) Split(string call) => call.IndexOf('{', StringComparison.Ordinal) is > 0 and var at ? (call[..at].Trim(), call[at..]) : (call, "{}");

    private static Dictionary<string, object?> Arguments(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!;
        }
        catch (JsonException)
        {
            return new() { ["plan"] = json };
        }
    }

    private string[] Directives(string[] said, string verb)
    {
        string[] told = [.. said.SelectMany(text => Directive().Matches(text)).Where(match => match.Groups["verb"].Value == verb).Select(match => match.Groups["what"].Value.Trim()).Distinct()];
        string[] wanted = [.. told.Where(what => verb == "say" || !_obeyed.Contains(what))];
        _obeyed.UnionWith(told);
        return wanted;
    }

    private static IEnumerable<string> Texts(IEnumerable<ChatMessage> messages, ChatOptions? options) => messages
        .SelectMany(message => message.Contents.Select(content => content switch
        {
            TextContent text => text.Text,
            FunctionResultContent result => result.Result?.ToString() ?? "",
            _ => "",
        })).Append(options?.Instructions ?? "");

    // A model reads JSON as people do, with its escapes undone; and it reads what is hidden from people too.
    private static IEnumerable<string> Decoded(string text)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        IEnumerable<string> inner = [];
        try
        {
            inner = start >= 0 && end > start ? Strings(JsonNode.Parse(text[start..(end + 1)])).ToArray() : [];
        }
        catch (JsonException)
        {
        }

        return inner.Append(text).Select(Unhidden);
    }

    private static string Unhidden(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // Tags (U+E0020 to U+E007E) are ASCII that nobody sees.
            plain.Append(rune.Value is > 0xE0000 and < 0xE007F ? ((char)(rune.Value - 0xE0000)).ToString()
                : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control ? ""
                : rune.ToString());
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    [GeneratedRegex("§(?<verb>call|say) (?<what>[^§]*)(?:§|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex("^[0-9a-f]{8}/[^\n]+![A-Z]+[0-9]+:[A-Z]+[0-9]+$")]
    private static partial Regex Name();
}
