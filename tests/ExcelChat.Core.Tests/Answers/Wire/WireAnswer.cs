using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>
/// What an OpenAI-compatible server sends for one request: a stream of <c>chat.completion.chunk</c> as server-sent events, each event a chunk of
/// HTTP/1.1 (RFC 9112, 7.1), or an error.
/// </summary>
internal sealed record WireAnswer(string Head, IReadOnlyList<string> Events)
{
    private const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    // Letters beyond ASCII go over the wire as their bytes, as servers send them.
    private static readonly JsonSerializerOptions _asItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Breaks the connection after so many events and the half of the next; null for a stream that ends as it should.</summary>
    public int? BreaksAfter { get; init; }

    /// <summary>What it waits for before each event.</summary>
    public Func<int, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>A text, piece by piece.</summary>
    public static WireAnswer Says(params string[] pieces) => Streams([.. pieces.Select(Content)], "stop");

    /// <summary>One call of a tool, its arguments cut into pieces of some characters.</summary>
    public static WireAnswer Calls(string tool, string arguments, int piece = 7)
    {
        var first = Delta(new JsonObject { ["tool_calls"] = Call(new JsonObject { ["name"] = tool, ["arguments"] = "" }, id: "call_1") });
        var rest = arguments.Chunk(piece).Select(part => Delta(new JsonObject { ["tool_calls"] = Call(new JsonObject { ["arguments"] = new string(part) }, id: null) }));
        return Streams([first, .. rest], "tool_calls");
    }

    /// <summary>The call of <c>run_plan</c> with a plan.</summary>
    public static WireAnswer Runs(string plan, int piece = 7) => Calls("run_plan", $$"""{"plan":{{plan}}}""", piece);

    /// <summary>A refusal in the words of the model.</summary>
    public static WireAnswer Refuses(string words) => Streams([Delta(new JsonObject { ["refusal"] = words })], "stop");

    /// <summary>Deltas, then why it stopped, then the cost.</summary>
    public static WireAnswer Streams(IReadOnlyList<JsonObject> deltas, string? finish)
    {
        JsonObject[] chunks =
        [
            Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" }),
            .. deltas,
            .. finish is null ? Array.Empty<JsonObject>() : [Delta([], finish)],
            new JsonObject { ["choices"] = new JsonArray(), ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 10, ["total_tokens"] = 110 } },
        ];
        return new(StreamHead, [.. chunks.Select(chunk => Event(Named(chunk))), Event("[DONE]")]);
    }

    public static JsonObject Content(string text) => Delta(new JsonObject { ["content"] = text });

    /// <summary>An error as the API gives it.</summary>
    public static WireAnswer Error(int status, string code, string message, params string[] headers)
    {
        var body = new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["code"] = code } }.ToJsonString();
        var lines = string.Concat(headers.Select(header => $"{header}\r\n"));
        return new(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Error\r\nContent-Type: application/json\r\n{lines}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), []);
    }

    /// <summary>The bytes in the pieces in which a server writes them: the head, each event, the end.</summary>
    public IEnumerable<byte[]> Bytes()
    {
        yield return Encoding.UTF8.GetBytes(Head);
        if (Events.Count > 0)
        {
            foreach (var text in Events)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                yield return [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:x}\r\n")), .. bytes, .. "\r\n"u8];
            }

            yield return "0\r\n\r\n"u8.ToArray();
        }
    }

    private static JsonObject Delta(JsonObject delta, string? finish = null)
        => new() { ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }) };

    private static JsonArray Call(JsonObject function, string? id)
    {
        var call = new JsonObject { ["index"] = 0, ["function"] = function };
        if (id is not null)
        {
            (call["id"], call["type"]) = (id, "function");
        }

        return new(call);
    }

    private static string Named(JsonObject chunk)
    {
        (chunk["id"], chunk["object"], chunk["created"], chunk["model"]) = ("chatcmpl-1", "chat.completion.chunk", 1_700_000_000, "loopback");
        return chunk.ToJsonString(_asItIs);
    }

    private static string Event(string data) => $"data: {data}\n\n";
}
