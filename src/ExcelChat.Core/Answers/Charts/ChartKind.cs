namespace ExcelChat.Answers.Charts;

/// <summary>How an answer is best drawn.</summary>
public enum ChartKind
{
    /// <summary>A bar for each category.</summary>
    Bar,

    /// <summary>A line over time.</summary>
    Line,

    /// <summary>The parts of a whole.</summary>
    Pie,

    /// <summary>A point for each pair of numbers.</summary>
    Scatter,
}
