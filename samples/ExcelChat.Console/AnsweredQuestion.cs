using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ExcelChat.Answers;
using ExcelChat.Plans;
using ExcelChat.Workbooks;

namespace ExcelChat.Console;

/// <summary>An answer in the JSON form of <c>ask --json</c>. The formula and the chart are null in an answer that has none.</summary>
internal sealed record AnsweredQuestion(string Text, IReadOnlyList<JsonNode> Answers, IReadOnlyList<string> Cells)
{
    public double Confidence { get; init; }

    public bool Abstained { get; init; }

    public JsonElement? Plan { get; init; }

    public string? Formula { get; init; }

    public JsonElement? Chart { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public AnsweredTimings? Timings { get; init; }

    public static AnsweredQuestion Of(Answer answer, AnsweredTimings timings) => new(answer.Text, Values(answer), Ranges(answer))
    {
        Confidence = answer.Confidence,
        Abstained = answer.Abstained,
        Plan = answer.Proof is { } proof ? JsonElement.Parse(PlanJson.Write(proof.Plan)) : null,
        Notes = answer.Notes,
        Timings = timings,
    };

    public static IReadOnlyList<string> Ranges(Answer answer) => [.. answer.Citations.Select(c => c.Range)];

    /// <summary>A computed number as a number at full precision; anything that a cell shows as the cell shows it.</summary>
    public static IReadOnlyList<JsonNode> Values(Answer answer)
        => [.. answer.Values.Select(v => v.Value.Kind == CellKind.Number && v.Text == NumberFormat.General.Display(v.Value) ? JsonValue.Create(v.Value.Number) : (JsonNode)JsonValue.Create(v.Text))];
}

/// <summary>How long it took, in milliseconds.</summary>
internal sealed record AnsweredTimings(double IngestMs, double AnswerMs);

/// <summary>A line of <c>eval</c>.</summary>
internal sealed record Prediction(string Id, IReadOnlyList<JsonNode> Answers, IReadOnlyList<string> Cells)
{
    public double Confidence { get; init; }

    public bool Abstained { get; init; }

    public string? Reading { get; init; }

    public string? Error { get; init; }
}

/// <summary>A line of <c>retrieve</c>: workbooks and ranges, best first.</summary>
internal sealed record RankedQuestion(string Id, IReadOnlyList<string> Workbooks, IReadOnlyList<string> Cells);

/// <summary>A line of a file of questions; other properties are not looked at.</summary>
internal sealed record AskedQuestion(string Id, string File, string Question);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnsweredQuestion))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(RankedQuestion))]
[JsonSerializable(typeof(AskedQuestion))]
internal sealed partial class AnsweredJson : JsonSerializerContext;
