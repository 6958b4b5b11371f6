using System.Text.Json.Nodes;
using ExcelChat.Plans;
using ExcelChat.Plans.Schemas;
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
    private const int MaxListed = 10;

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
        var shown = ToolJson.Fill(Enumerable.Range(0, Math.Min(result.Columns.Count, MaxColumns)).Select(c => Head(result, c)), ToolJson.MaxLength / 2).Count;
        var columns = Enumerable.Range(0, shown);
        var answer = new JsonObject
        {
            ["columns"] = ToolJson.List(columns.Select(c => CellText.Clean(result.Columns[c].Name))),
            ["units"] = new JsonArray([.. columns.Select(c => Unit(result, c))]),
            ["rowCount"] = result.RowCount,
            ["rowsRead"] = proof.RowsRead,
            ["rowsUsed"] = proof.RowsUsed,
            ["cells"] = Some(proof.Operands.Select(range => range.ToString())),
        };
        if (proof.Skipped.Count > 0)
        {
            answer["skipped"] = Some(proof.Skipped);
        }

        if (result.Columns.Count > shown)
        {
            answer["more"] = $"{result.Columns.Count - shown} columns; compute fewer to see them.";
        }

        var rows = Enumerable.Range(0, Math.Min(result.RowCount, MaxCells / Math.Max(shown, 1)));
        answer["rows"] = ToolJson.Fill(rows.Select(row => ToolJson.List(columns.Select(c => CellText.Clean(result.Text(row, c))))), ToolJson.Left(answer));
        return answer;
    }

    // What a column takes of the answer at the least: so many columns are shown as leave room for a row.
    private static JsonArray Head(Result result, int column)
        => new(CellText.Clean(result.Columns[column].Name), Unit(result, column), result.RowCount > 0 ? CellText.Clean(result.Text(0, column)) : null);

    private static JsonNode? Unit(Result result, int column) => result.Columns[column].Unit is { } unit ? JsonValue.Create(CellText.Clean(unit)) : null;

    private static JsonArray Some(IEnumerable<string> texts)
        => ToolJson.Fill(texts.Take(MaxListed).Select(text => JsonValue.Create(CellText.Clean(text))!), ToolJson.MaxLength / 8);

    // Some clients pass on no more of an argument than its type and its description, so the description tells what the schema defines.
    private static string SchemaOfPlans()
    {
        var plans = JsonNode.Parse(PlanJson.Schema)!;
        var plan = new JsonObject
        {
            ["$ref"] = plans["$ref"]!.DeepClone(),
            ["type"] = "object",
            ["description"] = $"A Plan, where\n{GrammarWriter.Write(plans["$defs"]!.AsObject())}",
        };
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["plan"] = plan },
            ["required"] = new JsonArray("plan"),
            ["additionalProperties"] = false,
            ["$defs"] = plans["$defs"]!.DeepClone(),
        }.ToJsonString();
    }
}
