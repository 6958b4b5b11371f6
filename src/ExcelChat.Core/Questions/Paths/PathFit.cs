using System.Numerics;

namespace ExcelChat.Questions.Paths;

/// <summary>How well the labels of a row or a column fit a question.</summary>
/// <param name="Entry">The body row or the column.</param>
/// <param name="Slots">The words of the question that the labels have.</param>
/// <param name="Weights">What each such word tells, by slot; empty when there is none.</param>
/// <param name="Penalty">What counts against it: words of its labels that the question does not say.</param>
internal sealed record PathFit(int Entry, ulong Slots, double[] Weights, double Penalty)
{
    /// <summary>What the words tell together.</summary>
    public double Cover { get; } = Weights.Sum();

    public double Score => Cover - Penalty;

    /// <summary>What two fits of different axes or entries tell together: a word that both have counts once.</summary>
    public static double CoverOf(PathFit left, PathFit right)
    {
        var cover = left.Cover + right.Cover;
        for (var both = left.Slots & right.Slots; both != 0; both &= both - 1)
        {
            var slot = BitOperations.TrailingZeroCount(both);
            cover -= Math.Min(left.Weights[slot], right.Weights[slot]);
        }

        return cover;
    }

    /// <summary>The fit of two entries taken together.</summary>
    public static PathFit Join(PathFit left, PathFit right)
        => new(left.Entry, left.Slots | right.Slots, left.Weights.Length == 0 ? right.Weights : right.Weights.Length == 0 ? left.Weights : [.. left.Weights.Zip(right.Weights, Math.Max)], Math.Max(left.Penalty, right.Penalty));
}
