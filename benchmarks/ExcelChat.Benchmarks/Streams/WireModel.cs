using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>What <see cref="TokenModel"/> says as the bytes of an OpenAI-compatible server, each token an event of its own, for OpenAI's client to read.</summary>
internal sealed class WireModel(int tokens) : HttpMessageHandler
{
    private static readonly string Call = Event(
        "{\"tool_calls\":[{\"index\":0,\"id\":\"call\",\"type\":\"function\",\"function\":{\"name\":\"run_plan\",\"arguments\":" + JsonSerializer.Serialize($"{{\"plan\":{StreamedChat.Plan}}}") + "}}]}", "null");

    private readonly byte[] _call = Encoding.UTF8.GetBytes($"{Call}{Event("{}", "\"tool_calls\"")}data: [DONE]\n\n");
    private readonly byte[] _text = Encoding.UTF8.GetBytes($"{string.Concat(TokenModel.Say(tokens).Select(token => Event($"{{\"content\":{JsonSerializer.Serialize(token)}}}", "null")))}{Event("{}", "\"stop\"")}data: [DONE]\n\n");

    public static IChatClient Create(int tokens)
    {
        // Both live as long as the process.
        var transport = new HttpClientPipelineTransport(new HttpClient(new WireModel(tokens)));
        return new OpenAI.Chat.ChatClient("wire", new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new("http://model.test/v1"), Transport = transport }).AsIChatClient();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var content = new ByteArrayContent(asked.Contains("\"role\":\"tool\"", StringComparison.Ordinal) ? _text : _call);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new(HttpStatusCode.OK) { Content = content };
    }

    private static string Event(string delta, string finish)
        => $"data: {{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"wire\",\"choices\":[{{\"index\":0,\"delta\":{delta},\"finish_reason\":{finish}}}]}}\n\n";
}
