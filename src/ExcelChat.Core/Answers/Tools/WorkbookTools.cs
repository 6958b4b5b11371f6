using ExcelChat.Retrieval;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Tools;

/// <summary>Makes the tools over some tables.</summary>
internal static class WorkbookTools
{
    /// <summary>The tools; <c>search</c> only where there is something to search.</summary>
    /// <param name="tables">The tables that may be touched, as they are when a tool is called.</param>
    /// <param name="retriever">Finds passages; null without a vector store.</param>
    /// <param name="findings">Remembers what was computed; null when nobody asks.</param>
    public static IReadOnlyList<AIFunction> Create(ScopedTables tables, Retriever? retriever, Findings? findings = null)
    {
        AIFunction[] always = [new ListTablesTool(tables), new DescribeTableTool(tables), new FindValuesTool(tables), new ReadRangeTool(tables), new RunPlanTool(tables, findings), new ExplainCellTool(tables)];
        return retriever is null ? always : [.. always, new SearchTool(tables, retriever)];
    }
}
