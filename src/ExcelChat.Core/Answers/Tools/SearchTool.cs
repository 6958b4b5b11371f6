using System.Text.Json.Nodes;
using ExcelChat.Retrieval;

namespace ExcelChat.Answers.Tools;

/// <summary>Passages by meaning and by words.</summary>
internal sealed class SearchTool(ScopedTables tables, Retriever retriever) : WorkbookTool(
    "search",
    "Finds passages of the workbooks by meaning and by words, to learn which tables and columns a question is about. Passages are parts: never compute from them.",
    """
    {"type":"object","properties":{"text":{"type":"string","description":"What to look for."},
    "top":{"type":"integer","minimum":1,"maximum":10,"description":"How many passages; 5 when left out."}},"required":["text"],"additionalProperties":false}
    """)
{
    private const int Usual = 5;
    private const int Most = 10;
    private const int MaxPassage = 600;

    protected override async ValueTask<JsonObject> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var passages = await FindAsync(arguments.Text("text"), arguments.Count("top", Usual, Most), cancellationToken).ConfigureAwait(false);
        return new() { ["passages"] = ToolJson.Fill(passages.Select(Describe)) };
    }

    /// <summary>The passages that are in scope.</summary>
    public async ValueTask<IReadOnlyList<Passage>> FindAsync(string text, int top, CancellationToken cancellationToken)
    {
        var all = tables.All;
        if (all.Count == 0)
        {
            return [];
        }

        var query = new RetrievalQuery { Text = text, Top = top, Tenant = tables.Scope.Tenant, Access = tables.Scope.Access };
        return await retriever.RetrieveAsync(query, all, cancellationToken).ConfigureAwait(false);
    }

    public static JsonObject Describe(Passage passage) => new()
    {
        ["file"] = CellText.Clean(passage.FileName),
        ["sheet"] = CellText.Clean(passage.Sheet),
        ["range"] = passage.Range.ToString(),
        ["text"] = CellText.Clean(passage.Text, MaxPassage),
    };
}
