using ExcelChat.Answers.Conversations;
using ExcelChat.Tables;
using ExcelChat.Trust;

namespace ExcelChat.Answers;

/// <summary>A question and the tables that it may be about.</summary>
/// <param name="Question">The question.</param>
/// <param name="Tables">The tables in scope.</param>
public sealed record AnswerRequest(string Question, IReadOnlyList<Table> Tables)
{
    /// <summary>What ties together the events of this question; a new id unless the host gives its own.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString("N");

    /// <summary>What was asked and answered before, which a question such as "and for 2023?" goes on from; null when the question stands by itself.</summary>
    public Turn? Previous { get; init; }

    /// <summary>The tenant on whose behalf it is asked; null in a host of one tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>What who asks may see; <see cref="Tables"/> are within it, and so is what is read beside them.</summary>
    /// <value><see cref="AccessScope.All"/> by default.</value>
    public AccessScope Access { get; init; } = AccessScope.All;
}
