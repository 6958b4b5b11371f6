namespace ExcelChat.Answers.Charts;

/// <summary>How an answer of several rows is best drawn.</summary>
/// <param name="Kind">The kind of chart.</param>
/// <param name="X">The horizontal axis; the parts of a pie.</param>
/// <param name="Y">The vertical axis; the sizes of a pie's parts.</param>
public sealed record ChartRecommendation(ChartKind Kind, ChartAxis X, ChartAxis Y)
{
    /// <summary>The name of the column or the measures that tell series apart; null when there is one series.</summary>
    public string? Series { get; init; }

    /// <summary>What the chart shows, in words: the reading of the question.</summary>
    public required string Title { get; init; }

    /// <summary>The chart with its data as a Vega-Lite v5 specification (https://vega.github.io/schema/vega-lite/v5.json), ready for any renderer of it.</summary>
    public required string VegaLite { get; init; }
}
