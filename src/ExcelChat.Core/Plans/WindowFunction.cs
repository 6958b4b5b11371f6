using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A computation that looks at other rows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WindowFunction>))]
public enum WindowFunction
{
    /// <summary>The sum of the rows up to and with this one, in the order of the input.</summary>
    RunningTotal,

    /// <summary>The cell as a share of the sum of the column: 0.1 is 10 %.</summary>
    Share,

    /// <summary>The place in the order of the column, from 1; equal values have the same place and the next is as many further (Excel's RANK.EQ).</summary>
    Rank,

    /// <summary>The cell that stands a number of rows away: the row before, the next row.</summary>
    Shift,

    /// <summary>How many rows up to and with this one have the same displayed text in an unbroken run.</summary>
    Streak,
}
