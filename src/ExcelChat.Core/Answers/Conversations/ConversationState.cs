using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Conversations;

/// <summary>A conversation as it is kept.</summary>
/// <param name="Id">Which it is; nobody can guess it.</param>
public sealed record ConversationState(string Id)
{
    /// <summary>What it is about: the first question, shortened, unless the host gave it another title; null before the first.</summary>
    public string? Title { get; init; }

    /// <summary>Whose it is; null in a host of one tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>The workbooks that it is about, by <see cref="WorkbookIdentity.Id"/>; empty for all.</summary>
    public IReadOnlyList<string> WorkbookIds { get; init; } = [];

    /// <summary>What was asked and answered, the oldest first; the last 200.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = [];

    /// <summary>When it was last added to.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}
