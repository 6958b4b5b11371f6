using System.ClientModel;
using System.ClientModel.Primitives;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI;

namespace ExcelChat.Console.Models;

/// <summary>
/// The chat model that the environment names: <c>EXCELCHAT_MODEL</c> is <c>openai:NAME</c>, of any endpoint that speaks OpenAI's chat completions, or <c>ollama:NAME</c>.
/// A key alone chooses none: workbooks go to a model only when somebody says so.
/// </summary>
internal static class ChatModel
{
    private const string Variable = "EXCELCHAT_MODEL";
    private const string OpenAi = "https://api.openai.com/v1";
    private const int OllamaPort = 11434;

    // Ollama cuts what is longer than its usual 4,096 tokens, and says nothing: the tools and what a question is told come to more.
    private const int OllamaContext = 16_384;

    /// <summary>The client; null when the environment names no model.</summary>
    /// <exception cref="ExcelChatConfigurationException">What it names cannot be.</exception>
    public static IChatClient? FromEnvironment() => Read(Variable)?.Split(':', 2) switch
    {
        null => null,
        ["openai", { Length: > 0 } name] => OpenAiClient(name),
        ["ollama", { Length: > 0 } name] => OllamaClient(name),
        _ => throw new ExcelChatConfigurationException($"{Variable} is \"{Read(Variable)}\"; expected openai:NAME or ollama:NAME."),
    };

    /// <summary>Lets the model help, if there is one.</summary>
    public static ExcelChatBuilder UseModelOfEnvironment(this ExcelChatBuilder builder) => FromEnvironment() is { } client ? builder.UseClient(client) : builder;

    /// <summary>Lets a client help.</summary>
    public static ExcelChatBuilder UseClient(this ExcelChatBuilder builder, IChatClient client) => builder
        .UseChatClient(_ => client)
        .UseResilience(options =>
        {
            options.RetryAfter = RetryAfter.Of;

            // A person waits.
            options.Chat = options.Chat with { Retries = 2 };
        });

    private static IChatClient OpenAiClient(string name)
    {
        var (key, address) = (Read("OPENAI_API_KEY"), Read("OPENAI_BASE_URL") ?? OpenAi);
        if (key is null && address == OpenAi)
        {
            throw new ExcelChatConfigurationException($"{Variable} names a model of OpenAI, and there is no key. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs none.");
        }

        // Calls are tried again by ExcelChat; twice would be too often.
        var options = new OpenAIClientOptions { Endpoint = AddressOf("OPENAI_BASE_URL", address), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        return new OpenAI.Chat.ChatClient(name, new ApiKeyCredential(key ?? "none"), options).AsIChatClient();
    }

    private static IChatClient OllamaClient(string name) => new ChatClientBuilder(new OllamaApiClient(OllamaHost(Read("OLLAMA_HOST") ?? "localhost"), name))
        .ConfigureOptions(options => options.AddOllamaOption(OllamaOption.NumCtx, OllamaContext))
        .Build();

    // Ollama itself takes a host, a host with a port, or an address.
    private static Uri OllamaHost(string host)
    {
        var address = AddressOf("OLLAMA_HOST", host.Contains("://", StringComparison.Ordinal) ? host : $"http://{host}");
        return host == address.Host ? new UriBuilder(address) { Port = OllamaPort }.Uri : address;
    }

    private static Uri AddressOf(string variable, string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ExcelChatConfigurationException($"{variable} is \"{text}\", which is no http address.");

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
