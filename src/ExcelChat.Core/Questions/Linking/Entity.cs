using ExcelChat.Plans;
using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Linking;

/// <summary>A phrase of the question understood as a condition on a column.</summary>
/// <param name="Kind">How sure the link is.</param>
/// <param name="Column">The column's index.</param>
/// <param name="Where">The condition.</param>
/// <param name="Span">The tokens of the phrase.</param>
/// <param name="Rows">The body rows that meet the condition, ascending; empty only for a condition that was plainly stated and that no row meets.</param>
internal sealed record Entity(EntityKind Kind, int Column, Predicate Where, TokenSet Span, int[] Rows)
{
    /// <summary>Whether some of its rows are totals or heads, which a plan must then be told to keep.</summary>
    public bool NeedsAllRows { get; init; }

    /// <summary>The table that holds the named cell, where it is another one.</summary>
    public ForeignTable? Foreign { get; init; }

    /// <summary>The column of <see cref="Foreign"/> that does.</summary>
    public int ForeignColumn { get; init; } = -1;
}
