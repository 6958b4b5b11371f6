using System.ClientModel;
using System.ClientModel.Primitives;
using ExcelChat.Resilience;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>OpenAI's own client, as a host would set it up: its retries off, since ExcelChat has them, and the header <c>Retry-After</c> read from its errors.</summary>
internal static class WireClient
{
    public const string Key = "sk-very-secret";

    public static IChatClient To(Uri address, PipelineTransport? transport = null)
    {
        var options = new OpenAIClientOptions { Endpoint = address, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        options.Transport = transport ?? options.Transport;
        return new OpenAI.Chat.ChatClient("loopback", new ApiKeyCredential(Key), options).AsIChatClient();
    }

    public static void ReadRetryAfter(ResilienceOptions options) => options.RetryAfter = error =>
        error is ClientResultException failed && failed.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var seconds)
            ? TimeSpan.FromSeconds(int.Parse(seconds!, System.Globalization.CultureInfo.InvariantCulture))
            : null;
}
