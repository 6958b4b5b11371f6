using ExcelChat.Plans;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Candidates;

/// <summary>A plan that may answer the question, with what the ranker needs to know of how it was made.</summary>
/// <param name="Operation">What it makes of its rows.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Rows">The rows that it starts from.</param>
/// <param name="Column">The column whose cells or measure make the answer; -1 for a count of rows.</param>
internal sealed record Candidate(Operation Operation, Plan Plan, RowSet Rows, int Column = -1)
{
    /// <summary>The measure of <see cref="Operation.Measure"/> and of groups.</summary>
    public AggregateFunction Function { get; init; }

    /// <summary>The column that groups or sorts; -1 when none does.</summary>
    public int By { get; init; } = -1;

    /// <summary>The part of the dates of <see cref="By"/> that groups; null when the column itself does.</summary>
    public DatePart? Part { get; init; }

    /// <summary>The table that rows of the asked table refer to, where a column of it groups or is given.</summary>
    public ForeignTable? Foreign { get; init; }

    /// <summary>That column.</summary>
    public int ForeignColumn { get; init; } = -1;

    /// <summary>1 when the largest was chosen, -1 when the smallest was, 0 when neither.</summary>
    public int Direction { get; init; }

    /// <summary>How well the labels of its rows and columns fit the question; null for a candidate that was not made from paths of labels.</summary>
    public double? PathFit { get; init; }

    /// <summary>What the plan gave, as displayed; of very many rows the first.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The key under which equal answers meet: the texts and, where they are not all, what tells the rest apart.</summary>
    public string Answer { get; init; } = "";
}
