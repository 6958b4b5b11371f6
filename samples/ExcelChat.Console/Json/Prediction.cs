using System.Text.Json.Nodes;
using ExcelChat.Answers;

namespace ExcelChat.Console.Json;

/// <summary>A line of <c>eval</c>.</summary>
internal sealed record Prediction(string Id, IReadOnlyList<JsonNode> Answers, IReadOnlyList<string> Cells)
{
    public double Confidence { get; init; }

    public bool Abstained { get; init; }

    public string? Reading { get; init; }

    public string? Error { get; init; }

    public static Prediction Of(string id, Answer answer) => new(id, AnsweredQuestion.Values(answer), AnsweredQuestion.Ranges(answer))
    {
        Confidence = answer.Confidence,
        Abstained = answer.Abstained,
        Reading = answer.Reading,
    };

    public static Prediction Failed(string id, string error) => new(id, [], []) { Abstained = true, Error = error };
}
