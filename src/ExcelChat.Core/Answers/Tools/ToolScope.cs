using ExcelChat.Trust;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Tools;

/// <summary>What tools may touch. A model cannot widen it: no tool takes a tenant or an access as an argument.</summary>
public sealed record ToolScope
{
    /// <summary>Everything that was ingested, but for hidden sheets.</summary>
    public static ToolScope All { get; } = new();

    /// <summary>Only these workbooks, by <see cref="WorkbookIdentity.Id"/>; empty for all, also those that are ingested later.</summary>
    public IReadOnlyList<string> WorkbookIds { get; init; } = [];

    /// <summary>Whose passages a search may see; the chat that the tools are of says it.</summary>
    internal string? Tenant { get; init; }

    /// <summary>The workbooks and sheets that may be seen, of those that the chat sees.</summary>
    /// <value><see cref="AccessScope.All"/> by default.</value>
    public AccessScope Access { get; init; } = AccessScope.All;

    /// <summary>Whether hidden sheets may be seen.</summary>
    public bool IncludeHiddenSheets { get; init; }
}
