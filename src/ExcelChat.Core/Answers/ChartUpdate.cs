using ExcelChat.Answers.Charts;

namespace ExcelChat.Answers;

/// <summary>How the values are best drawn.</summary>
/// <param name="Chart">The chart.</param>
public sealed record ChartUpdate(ChartRecommendation Chart) : AnswerUpdate;
