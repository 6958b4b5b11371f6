using ExcelChat.Plans;

namespace ExcelChat.Answers.Tools;

/// <summary>A plan that a model had computed, and what came of it.</summary>
internal sealed record Finding(Plan Plan, Result Result)
{
    /// <summary>Which call of the model it answers: its turn, and its place among the calls of the turn. Behind all others where nobody numbers the calls.</summary>
    public (int Turn, int Place) Call { get; init; } = (int.MaxValue, 0);
}
