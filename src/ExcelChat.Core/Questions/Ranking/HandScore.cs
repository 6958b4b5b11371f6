namespace ExcelChat.Questions.Ranking;

/// <summary>The parts of a score by rules, in log-odds up to a constant.</summary>
/// <param name="Coverage">How much of the question the candidate accounts for.</param>
/// <param name="Operation">How well its operation fits the wording.</param>
/// <param name="Rows">How well the way its rows were chosen does.</param>
/// <param name="Column">How well its columns do.</param>
/// <param name="Answer">How well the answer itself does.</param>
internal readonly record struct HandScore(double Coverage, double Operation, double Rows, double Column, double Answer)
{
    /// <summary>How many parts there are.</summary>
    public const int Count = 5;

    public double this[int part] => part switch
    {
        0 => Coverage,
        1 => Operation,
        2 => Rows,
        3 => Column,
        _ => Answer,
    };
}
