using System.Text.Json.Nodes;
using ExcelChat.Plans;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Tools;

/// <summary>Has the engine compute.</summary>
internal sealed class RunPlanTool(ScopedTables tables, Findings? findings) : WorkbookTool(
    "run_plan",
    "Computes a query plan exactly and returns its rows with the cells that prove them. Every figure that you tell anybody must come from here. "
    + "A plan is nested: {\"op\":\"aggregate\",\"input\":{\"op\":\"filter\",\"input\":{\"op\":\"scan\",\"table\":\"NAME\"},\"where\":{\"is\":\"comparison\",\"column\":\"Region\","
    + "\"operator\":\"Equal\",\"value\":{\"text\":\"North\"}}},\"measures\":[{\"function\":\"Sum\",\"column\":\"Revenue\"}]}. "
    + "NAME is a table's name from list_tables; columns are called exactly as describe_table calls them; total rows are left out by themselves.",
    SchemaOfPlans())
{
    private const int MaxCells = 90;
    private const int MaxColumns = 30;
    private const int MaxRanges = 10;

    protected override ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var json = arguments.Node("plan");
        tables.Resolve(json);
        var plan = PlanJson.Read(json.ToJsonString());
        findings?.ThrowIfMadeUp(plan);
        var result = new PlanEngine(tables.All, cancellationToken).Run(plan);
        var answer = Describe(result);
        findings?.Add(FunctionInvokingChatClient.CurrentContext is { } call ? new(plan, result) { Call = (call.Iteration, call.FunctionCallIndex) } : new(plan, result));
        return new(answer);
    }

    private static JsonObject Describe(Result result)
    {
        var proof = result.Proof;
        var columns = Enumerable.Range(0, Math.Min(result.Columns.Count, MaxColumns));
        var answer = new JsonObject
        {
            ["columns"] = ToolJson.List(columns.Select(c => CellText.Clean(result.Columns[c].Name))),
            ["units"] = new JsonArray([.. columns.Select(c => result.Columns[c].Unit is { } unit ? JsonValue.Create(CellText.Clean(unit)) : null)]),
            ["rows"] = new JsonArray([.. Enumerable.Range(0, Math.Min(result.RowCount, MaxCells / Math.Max(columns.Count(), 1))).Select(row => ToolJson.List(columns.Select(c => CellText.Clean(result.Text(row, c)))))]),
            ["rowCount"] = result.RowCount,
            ["rowsRead"] = proof.RowsRead,
            ["rowsUsed"] = proof.RowsUsed,
            ["cells"] = ToolJson.List(proof.Operands.Take(MaxRanges).Select(range => CellText.Clean(range.ToString()))),
        };
        if (proof.Skipped.Count > 0)
        {
            answer["skipped"] = ToolJson.List(proof.Skipped.Take(MaxRanges).Select(reason => CellText.Clean(reason)));
        }

        return answer;
    }

    private static string SchemaOfPlans()
    {
        var plans = JsonNode.Parse(PlanJson.Schema)!;
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["plan"] = new JsonObject { ["$ref"] = plans["$ref"]!.DeepClone() } },
            ["required"] = new JsonArray("plan"),
            ["additionalProperties"] = false,
            ["$defs"] = plans["$defs"]!.DeepClone(),
        }.ToJsonString();
    }
}
