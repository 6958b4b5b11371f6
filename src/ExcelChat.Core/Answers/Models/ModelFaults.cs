using ExcelChat.Resilience;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>Tells from how a model ended what went wrong with it, and says it.</summary>
internal static class ModelFaults
{
    // Models say it in codes and sentences of their own; these are OpenAI's, Ollama's, llama.cpp's and those of servers like them.
    private static readonly string[] _contextWords = ["context_length_exceeded", "context length", "context window", "context size", "exceed_context_size", "prompt is too long", "too many tokens"];
    private static readonly string[] _refusalWords = ["content_filter", "content_policy"];

    /// <summary>The fault; null when the model came to its end.</summary>
    public static ModelFault? Of(Exception? failure, MeteredChatClient client, bool isComputed, bool isGiven) => failure switch
    {
        null => client.IsRefused ? ModelFault.Refused
            : !isComputed ? ModelFault.NothingComputed
            : client.IsCutOff ? ModelFault.BrokenOff
            : null,
        TimeoutException => ModelFault.TimedOut,
        ModelLimitException => ModelFault.LimitSpent,
        UnavailableException { Reason: var reason } => Of(reason),
        _ when Says(failure, _contextWords) => ModelFault.ContextTooLong,
        _ when Says(failure, _refusalWords) => ModelFault.Refused,
        _ when isGiven => ModelFault.BrokenOff,
        _ => TransientErrors.Include(failure) ? ModelFault.Unavailable : ModelFault.Failed,
    };

    /// <summary>A fault in words, without a full stop. An error's message may hold addresses and keys, so of an error only its status or type is told.</summary>
    public static string Say(ModelFault fault, Exception? failure) => fault switch
    {
        ModelFault.Unavailable => "The chat model could not be reached",
        ModelFault.RateLimited => "The chat model had too many calls",
        ModelFault.CircuitOpen => "The chat model failed too often and is left alone for now",
        ModelFault.TimedOut => "The chat model took too long",
        ModelFault.LimitSpent => "The chat model spent what one answer may cost",
        ModelFault.Refused => "The chat model refused to answer",
        ModelFault.NothingComputed => "The chat model had nothing computed",
        ModelFault.ContextTooLong => "The question and its context are too long for the chat model",
        ModelFault.BrokenOff => "The chat model broke off",
        _ => $"The chat model failed ({(TransientErrors.StatusOf(failure!) is { } status ? FormattableString.Invariant($"HTTP {status}") : failure!.GetType().Name)})",
    };

    private static ModelFault Of(UnavailableReason reason) => reason switch
    {
        UnavailableReason.RateLimited => ModelFault.RateLimited,
        UnavailableReason.TimedOut => ModelFault.TimedOut,
        UnavailableReason.CircuitOpen => ModelFault.CircuitOpen,
        _ => ModelFault.Unavailable,
    };

    private static bool Says(Exception failure, string[] words) => Array.Exists(words, word => failure.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
