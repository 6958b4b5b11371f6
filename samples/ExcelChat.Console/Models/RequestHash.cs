using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>What a request to a model is known by: SHA-256 over its messages, its instructions and the tools that it may call.</summary>
internal static class RequestHash
{
    public static string Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, options?.Instructions ?? "");
        foreach (var tool in options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            Append(hash, tool.Name);
            Append(hash, tool.Description);
            Append(hash, tool.JsonSchema.GetRawText());
        }

        foreach (var message in messages)
        {
            Append(hash, message.Role.Value);
            foreach (var part in message.Contents.Select(Said).OfType<string>())
            {
                Append(hash, part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Said(AIContent content) => content switch
    {
        TextContent { Text.Length: > 0 } text => text.Text,
        FunctionCallContent call => $"{call.CallId} {call.Name} {string.Join(',', call.Arguments?.Select(a => $"{a.Key}={RecordedContent.ArgumentJson(a.Value).GetRawText()}") ?? [])}",
        FunctionResultContent result => $"{result.CallId} {result.Result}",
        _ => null,
    };

    // Led by its length, so that no two requests run together.
    private static void Append(IncrementalHash hash, string text)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.Unicode.GetBytes(text));
    }
}
