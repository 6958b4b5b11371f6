using ExcelChat.Console.Json;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Console.Models;

/// <summary>Where the answers of the model come from in an evaluation: from the model, written down or not, or from a record.</summary>
internal sealed class ModelTraffic : IAsyncDisposable
{
    private JsonLines<RecordedResponse>? _writing;
    private ModelRecord? _replayed;

    private ModelTraffic()
    {
    }

    /// <summary>What is wrong with the run; null when nothing is.</summary>
    public string? Complaint => _replayed?.Missing is { Count: > 0 } missing
        ? FormattableString.Invariant($"{missing.Count} {(missing.Count == 1 ? "request is" : "requests are")} not on record. {missing.First().Message}")
        : null;

    public static async Task<ModelTraffic> OpenAsync(string? record, string? replay, CancellationToken cancellationToken)
    {
        if (record is not null)
        {
            using var client = ChatModel.FromEnvironment() ?? throw new ExcelChatConfigurationException("There is no model to record. Set EXCELCHAT_MODEL to openai:NAME or ollama:NAME.");
        }

        return new()
        {
            _writing = record is null ? null : new(record, AnswerJson.Default.RecordedResponse),
            _replayed = replay is null ? null : await ModelRecord.ReadAsync(replay, cancellationToken),
        };
    }

    /// <summary>A client for one chat, which disposes it; null where no model takes part.</summary>
    public IChatClient? CreateClient() => _replayed is not null ? new ReplayingChatClient(_replayed)
        : ChatModel.FromEnvironment() is not { } client ? null
        : _writing is null ? client
        : new RecordingChatClient(client, _writing);

    public ValueTask DisposeAsync() => _writing?.DisposeAsync() ?? default;
}
