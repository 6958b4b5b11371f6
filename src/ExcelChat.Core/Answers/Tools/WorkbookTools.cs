using ExcelChat.Retrieval;
using ExcelChat.Tables;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Tools;

/// <summary>Makes the tools over some tables.</summary>
internal static class WorkbookTools
{
    /// <summary>The tools; <c>search</c> only where there is something to search.</summary>
    /// <param name="tables">The tables, as they are when a tool is called.</param>
    /// <param name="scope">What of them may be touched.</param>
    /// <param name="retriever">Finds passages; null without a vector store.</param>
    /// <param name="findings">Remembers what was computed; null when nobody asks.</param>
    public static IReadOnlyList<AIFunction> Create(Func<IReadOnlyList<Table>> tables, ToolScope scope, Retriever? retriever, Findings? findings = null)
    {
        var scoped = new ScopedTables(tables, scope);
        AIFunction[] always = [new ListTablesTool(scoped), new DescribeTableTool(scoped), new FindValuesTool(scoped), new ReadRangeTool(scoped), new RunPlanTool(scoped, findings), new ExplainCellTool(scoped)];
        return retriever is null ? always : [.. always, new SearchTool(scoped, retriever)];
    }
}
