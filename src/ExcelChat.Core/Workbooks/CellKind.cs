namespace ExcelChat.Workbooks;

/// <summary>The type of a cell's value, after its number format has been taken into account.</summary>
public enum CellKind : byte
{
    /// <summary>No value: an empty cell, or an empty string.</summary>
    Blank,

    /// <summary>A number, a percentage or an amount of money.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>A date, with or without a time of day, as a serial number of days.</summary>
    Date,

    /// <summary>A time of day or an elapsed time, as a fraction of days.</summary>
    Time,

    /// <summary>An error value such as <c>#DIV/0!</c>, kept verbatim.</summary>
    Error,
}
