namespace ExcelChat.Questions.Candidates;

/// <summary>What a candidate makes of its rows.</summary>
internal enum Operation
{
    /// <summary>The cells of a column.</summary>
    Lookup,

    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>The number of distinct values of a column.</summary>
    CountDistinct,

    /// <summary>A measure over a column.</summary>
    Measure,

    /// <summary>The sum of the columns under one upper header.</summary>
    Span,

    /// <summary>The most frequent value of a column.</summary>
    Mode,

    /// <summary>The rarest value of a column.</summary>
    RarestMode,

    /// <summary>How often the most frequent value occurs.</summary>
    ModeCount,

    /// <summary>The distance between two values.</summary>
    Difference,

    /// <summary>The one of several named things with the larger or smaller value.</summary>
    Choice,

    /// <summary>The one of several named things with more or fewer rows.</summary>
    CountChoice,

    /// <summary>The one of several named things that stands first or last.</summary>
    OrderChoice,

    /// <summary>Other rows that share a value with a named one.</summary>
    Same,

    /// <summary>A measure for each value of a column.</summary>
    Grouped,

    /// <summary>The groups with the largest or smallest measure.</summary>
    GroupTop,

    /// <summary>The rows with the n largest or smallest values.</summary>
    Top,

    /// <summary>A measure of some rows as a share of that of more rows.</summary>
    Share,

    /// <summary>A cell of another table that the rows refer to.</summary>
    ForeignLookup,

    /// <summary>The cell where the labels of a row and of a column meet.</summary>
    Cell,
}
