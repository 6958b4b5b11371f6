using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Candidates;

/// <summary>Rows that the question may be about.</summary>
/// <param name="Kind">How they were made.</param>
/// <param name="Plan">The plan that gives them.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Entities">The entities that named them or the rows that they were derived from.</param>
internal sealed record RowSet(RowSetKind Kind, Plan Plan, TableRelation Rows, IReadOnlyList<Entity> Entities)
{
    /// <summary>The column that the rows were chosen by, for the largest and the smallest; else -1.</summary>
    public int SortColumn { get; init; } = -1;

    /// <summary>The set that this one was derived from.</summary>
    public RowSet? Parent { get; init; }

    public int Count => Rows.Count;

    public bool IsDerived => Kind >= RowSetKind.Next;

    /// <summary>The tokens that the entities account for.</summary>
    public TokenSet Covered { get; } = Entities.Aggregate(default(TokenSet), (set, e) => set.With(e.Span));

    public bool Filters(int column)
    {
        foreach (var entity in Entities)
        {
            if (entity.Column == column)
            {
                return true;
            }
        }

        return false;
    }
}
