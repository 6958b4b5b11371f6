using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>Arithmetic of two values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArithmeticOperator>))]
public enum ArithmeticOperator
{
    /// <summary>Left plus right.</summary>
    Sum,

    /// <summary>Left minus right.</summary>
    Difference,

    /// <summary>The distance between left and right, never negative.</summary>
    AbsoluteDifference,

    /// <summary>Left times right.</summary>
    Product,

    /// <summary>Left divided by right.</summary>
    Ratio,

    /// <summary>The change from left to right as a share of left: 0.1 is 10 % more.</summary>
    PercentChange,

    /// <summary>Left divided by right, as a percentage: what part of right left is.</summary>
    Share,
}
