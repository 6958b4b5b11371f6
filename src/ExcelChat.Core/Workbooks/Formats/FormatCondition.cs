using System.Globalization;

namespace ExcelChat.Workbooks.Formats;

/// <summary>A condition such as <c>[&gt;=100]</c> that a section of a format sets.</summary>
/// <param name="Sign">The comparison: &lt;, &lt;=, &gt;, &gt;=, = or &lt;&gt;.</param>
/// <param name="Limit">What the value is compared with.</param>
internal sealed record FormatCondition(string Sign, double Limit)
{
    /// <summary>Whether only negative values meet it, so that Excel shows no minus sign of its own.</summary>
    public bool MeansNegative => Sign switch
    {
        "<" => Limit <= 0,
        "<=" or "=" => Limit < 0,
        _ => false,
    };

    /// <summary>Whether every value that fails it is negative.</summary>
    public bool LeavesNegative => Sign switch
    {
        ">=" => Limit <= 0,
        ">" => Limit < 0,
        _ => false,
    };

    public static FormatCondition? TryParse(string bracket)
    {
        var length = bracket.AsSpan().IndexOfAnyExcept("<>=");
        return length is 1 or 2 && double.TryParse(bracket.AsSpan(length), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? new(bracket[..length], limit)
            : null;
    }

    public bool Holds(double value) => Sign switch
    {
        "<" => value < Limit,
        "<=" => value <= Limit,
        ">" => value > Limit,
        ">=" => value >= Limit,
        "<>" => !value.Equals(Limit),
        _ => value.Equals(Limit),
    };
}
