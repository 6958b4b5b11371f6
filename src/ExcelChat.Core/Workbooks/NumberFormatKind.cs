namespace ExcelChat.Workbooks;

/// <summary>What a number format says about the value that it shows.</summary>
public enum NumberFormatKind
{
    /// <summary>Nothing: Excel chooses.</summary>
    General,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Currency,

    /// <summary>A share, shown times one hundred.</summary>
    Percent,

    /// <summary>A number with an exponent.</summary>
    Scientific,

    /// <summary>A number as a fraction.</summary>
    Fraction,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day with a time.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>An elapsed time, which can be longer than a day.</summary>
    Duration,

    /// <summary>Text: digits typed into the cell are no number.</summary>
    Text,
}
