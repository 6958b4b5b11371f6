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

    /// <summary>Whose passages a search may see; null in a host of one tenant. A host of several names the tenant's workbooks in <see cref="WorkbookIds"/> too.</summary>
    public string? Tenant { get; init; }

    /// <summary>The workbooks and sheets that may be seen.</summary>
    /// <value><see cref="AccessScope.All"/> by default.</value>
    public AccessScope Access { get; init; } = AccessScope.All;

    /// <summary>Whether hidden sheets may be seen.</summary>
    public bool IncludeHiddenSheets { get; init; }
}
