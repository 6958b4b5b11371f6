namespace ExcelChat.Answers.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Column">The name of the answer's column or measure that it shows.</param>
/// <param name="Scale">How its values are laid out.</param>
/// <param name="Unit">The unit of its values, or null.</param>
public sealed record ChartAxis(string Column, ChartScale Scale, string? Unit = null);
