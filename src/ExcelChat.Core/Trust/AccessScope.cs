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

    /// <summary>What may be seen by this scope and by another as well.</summary>
    /// <param name="other">The other scope.</param>
    public AccessScope And(AccessScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new() { WorkbookIds = Both(WorkbookIds, other.WorkbookIds), Sheets = Both(Sheets, other.Sheets) };
    }

    /// <summary>Whether a sheet may be seen.</summary>
    /// <param name="workbookId">The workbook's id.</param>
    /// <param name="sheet">The sheet's name.</param>
    public bool Includes(string workbookId, string sheet) => WorkbookIds?.Contains(workbookId) is not false && Sheets?.Contains(sheet) is not false;

    /// <summary>Whether nothing may be seen.</summary>
    public bool IsEmpty => WorkbookIds is { Count: 0 } || Sheets is { Count: 0 };

    private static IReadOnlyList<string>? Both(IReadOnlyList<string>? left, IReadOnlyList<string>? right)
        => left is null ? right : right is null ? left : [.. left.Intersect(right, StringComparer.Ordinal)];
}
