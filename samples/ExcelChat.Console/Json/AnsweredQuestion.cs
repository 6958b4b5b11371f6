using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Answers;
using ExcelChat.Plans;
using ExcelChat.Workbooks;

namespace ExcelChat.Console.Json;

/// <summary>An answer in the JSON form of <c>ask --json</c>. The formula and the chart are null in an answer that has none.</summary>
internal sealed record AnsweredQuestion(string Text, IReadOnlyList<JsonNode> Answers, IReadOnlyList<string> Cells)
{
    /// <summary>The cells that each marker in the text points to, by its number.</summary>
    public IReadOnlyDictionary<int, string[]> Markers { get; init; } = new Dictionary<int, string[]>();

    public double Confidence { get; init; }

    public bool Abstained { get; init; }

    public JsonElement? Plan { get; init; }

    public JsonElement? Proof { get; init; }

    public string? Formula { get; init; }

    public JsonElement? Chart { get; init; }

    /// <summary>offline, model or cache.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What went wrong with the chat model; null when nothing did, or none was asked.</summary>
    public string? ModelFault { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public AnswerTimings? Timings { get; init; }

    public static AnsweredQuestion Of(Answer answer, AnswerTimings timings) => new(answer.Text, Values(answer), Ranges(answer))
    {
        Markers = answer.Citations.Where(c => c.Marker is not null).GroupBy(c => c.Marker!.Value).ToDictionary(cited => cited.Key, cited => cited.Select(c => c.Range).ToArray()),
        Confidence = answer.Confidence,
        Abstained = answer.Abstained,
        Plan = answer.Proof is { } proof ? JsonElement.Parse(PlanJson.Write(proof.Plan)) : null,
        Proof = answer.Proof is null ? null : JsonElement.Parse(ProofJson.Write(answer.Proof)),
        Formula = answer.Proof?.ToExcelFormula()?.Text,
        Chart = answer.Chart is { } chart ? JsonSerializer.SerializeToElement(RecommendedChart.Of(chart), AnswerJson.Default.RecommendedChart) : null,
        Origin = JsonNamingPolicy.CamelCase.ConvertName(answer.Origin.ToString()),
        ModelFault = answer.ModelFault is { } fault ? JsonNamingPolicy.CamelCase.ConvertName(fault.ToString()) : null,
        Notes = answer.Notes,
        Timings = timings,
    };

    public static IReadOnlyList<string> Ranges(Answer answer) => [.. answer.Citations.Select(c => c.Range)];

    /// <summary>A computed number as a number at full precision; anything that a cell shows as the cell shows it.</summary>
    public static IReadOnlyList<JsonNode> Values(Answer answer)
        => [.. answer.Values.Select(v => v.Value.Kind == CellKind.Number && (v.IsComputed || v.Text == NumberFormat.General.Display(v.Value))
            ? JsonValue.Create(v.Value.Number)
            : (JsonNode)JsonValue.Create(v.Text))];
}
