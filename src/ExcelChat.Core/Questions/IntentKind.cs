namespace ExcelChat.Questions;

/// <summary>What a question is after.</summary>
public enum IntentKind
{
    /// <summary>One or a few cells.</summary>
    Lookup,

    /// <summary>A number of rows or of distinct values.</summary>
    Count,

    /// <summary>A sum, a mean or another measure.</summary>
    Aggregation,

    /// <summary>A measure for each value of a column.</summary>
    Breakdown,

    /// <summary>The largest, the smallest, the top n.</summary>
    Ranking,

    /// <summary>Two things held against each other.</summary>
    Comparison,

    /// <summary>A development over time.</summary>
    Trend,

    /// <summary>What the workbook holds.</summary>
    Overview,
}
