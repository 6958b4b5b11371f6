using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Tools;

/// <summary>
/// A tool over workbooks. It gives back JSON as text of a bounded length. What a model did wrong comes back as <c>{"error": "…"}</c>, with what would
/// be right, and is no exception: the model can mend its call.
/// </summary>
internal abstract class WorkbookTool(string name, string description, string schema) : AIFunction
{
    private const int MaxError = 1_000;

    private readonly JsonElement _schema = JsonElement.Parse(schema);

    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema => _schema;

    protected abstract ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken);

    protected sealed override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            return ToolJson.Write(await AnswerAsync(new(arguments), cancellationToken).ConfigureAwait(false));
        }
        catch (ExcelChatException e)
        {
            return ToolJson.Write(new JsonObject { ["error"] = CellText.Clean(e.Message, MaxError) });
        }
    }
}
