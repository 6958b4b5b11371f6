using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>How a cell is compared. Text is compared as displayed, without case and surrounding space.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonOperator>))]
public enum ComparisonOperator
{
    /// <summary>The same value.</summary>
    Equal,

    /// <summary>Another value; a blank cell has none.</summary>
    NotEqual,

    /// <summary>Less or earlier than.</summary>
    Less,

    /// <summary>At most, or not later than.</summary>
    LessOrEqual,

    /// <summary>More or later than.</summary>
    Greater,

    /// <summary>At least, or not earlier than.</summary>
    GreaterOrEqual,

    /// <summary>The displayed text has the given text in it.</summary>
    Contains,

    /// <summary>The displayed text begins with the given text.</summary>
    StartsWith,

    /// <summary>The displayed text ends with the given text.</summary>
    EndsWith,
}
