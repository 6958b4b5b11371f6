namespace ExcelChat.Answers.Charts;

/// <summary>How the values of an axis are laid out. The names are those of the types of Vega-Lite.</summary>
public enum ChartScale
{
    /// <summary>Names without an order.</summary>
    Nominal,

    /// <summary>Names in the order of the answer, such as months.</summary>
    Ordinal,

    /// <summary>Dates.</summary>
    Temporal,

    /// <summary>Numbers.</summary>
    Quantitative,
}
