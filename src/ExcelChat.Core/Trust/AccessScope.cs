namespace ExcelChat.Trust;

/// <summary>What the person who asks may see. It narrows a search before anything is read, and never widens one.</summary>
public sealed record AccessScope
{
    /// <summary>Everything.</summary>
    public static AccessScope All { get; } = new();

    /// <summary>The workbooks that may be seen, by <see cref="Workbooks.WorkbookIdentity.Id"/>; null for all, empty for none.</summary>
    public IReadOnlyList<string>? WorkbookIds { get; init; }

    /// <summary>The sheets that may be seen, by name, in whichever workbook; null for all, empty for none.</summary>
    public IReadOnlyList<string>? Sheets { get; init; }

    /// <summary>Whether nothing may be seen.</summary>
    public bool IsEmpty => WorkbookIds is { Count: 0 } || Sheets is { Count: 0 };
}
