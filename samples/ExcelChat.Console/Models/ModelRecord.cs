using System.Collections.Concurrent;
using System.Text.Json;
using ExcelChat.Console.Json;
using ExcelChat.Shared;

namespace ExcelChat.Console.Models;

/// <summary>What a model answered in a run that was recorded.</summary>
internal sealed class ModelRecord
{
    private readonly Dictionary<string, RecordedResponse> _responses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UnrecordedRequestException> _missing = new(StringComparer.Ordinal);
    private readonly string _path;

    private ModelRecord(string path) => _path = path;

    /// <summary>The requests that were asked for and are not there.</summary>
    public IReadOnlyCollection<UnrecordedRequestException> Missing => [.. _missing.Values];

    public static async Task<ModelRecord> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var record = new ModelRecord(path);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                var response = Read(path, number, line);
                record._responses[response.Request] = response;
            }
        }

        return record;
    }

    /// <exception cref="UnrecordedRequestException">There is no such request.</exception>
    public RecordedResponse Find(string request)
        => _responses.TryGetValue(request, out var response) ? response : throw _missing.GetOrAdd(request, hash => new(hash, _path));

    private static RecordedResponse Read(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AnswerJson.Default.RecordedResponse) is { Request: not null, Contents: not null } response
                ? response
                : throw new ExcelChatException($"{path}, line {number}: expected a line that eval --record wrote.");
        }
        catch (JsonException e)
        {
            throw new ExcelChatException($"{path}, line {number}: {e.Message}", e);
        }
    }
}
