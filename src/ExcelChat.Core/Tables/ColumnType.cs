namespace ExcelChat.Tables;

/// <summary>
/// What the values of a column are. The type alone says how they are stored: <see cref="Text"/>, <see cref="Category"/> and <see cref="Code"/> are texts,
/// <see cref="Boolean"/> is TRUE or FALSE, all others are numbers.
/// </summary>
public enum ColumnType
{
    /// <summary>Words, or a mixture in which no other type prevails.</summary>
    Text,

    /// <summary>Plain numbers, some with a fraction.</summary>
    Number,

    /// <summary>Amounts of money.</summary>
    Currency,

    /// <summary>Shares; the raw value of 7.5 % is 0.075.</summary>
    Percent,

    /// <summary>Days, with or without a time.</summary>
    Date,

    /// <summary>Times of day, in days.</summary>
    Time,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>Whole numbers that count or measure.</summary>
    Integer,

    /// <summary>Elapsed times, in days.</summary>
    Duration,

    /// <summary>Texts of which few different ones come again and again.</summary>
    Category,

    /// <summary>Whole numbers that name things, such as order numbers and postcodes; to add them up means nothing.</summary>
    Identifier,

    /// <summary>Short texts of letters and digits that name things: <c>INV-0001</c>, <c>DE</c>.</summary>
    Code,
}
