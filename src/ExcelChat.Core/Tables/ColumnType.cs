namespace ExcelChat.Tables;

/// <summary>What the values of a column are.</summary>
public enum ColumnType
{
    /// <summary>Words, or a mixture in which no other type prevails.</summary>
    Text,

    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Amounts of money.</summary>
    Currency,

    /// <summary>Shares; the raw value of 7.5 % is 0.075.</summary>
    Percent,

    /// <summary>Days, with or without a time.</summary>
    Date,

    /// <summary>Times of day or elapsed times, in days.</summary>
    Time,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,
}
