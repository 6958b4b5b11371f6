namespace ExcelChat.Workbooks.Formats;

/// <summary>What one piece of a format code asks for.</summary>
internal enum FormatTokenKind
{
    /// <summary>Characters shown as they are.</summary>
    Literal,

    /// <summary>A place for a digit: <c>0</c>, <c>#</c> or <c>?</c>.</summary>
    Digit,

    /// <summary>The decimal point.</summary>
    Point,

    /// <summary>A thousands separator or a division by one thousand.</summary>
    Comma,

    /// <summary><c>%</c>.</summary>
    Percent,

    /// <summary><c>E+</c> or <c>E-</c>.</summary>
    Exponent,

    /// <summary>The bar of a fraction.</summary>
    Slash,

    /// <summary>A fixed denominator.</summary>
    Denominator,

    /// <summary>The word General.</summary>
    General,

    /// <summary><c>@</c>.</summary>
    Text,

    /// <summary><c>y</c> to <c>yyyy</c>, <c>e</c>.</summary>
    Year,

    /// <summary><c>m</c> to <c>mmmmm</c> as a month.</summary>
    Month,

    /// <summary><c>d</c> to <c>dddd</c>.</summary>
    Day,

    /// <summary><c>h</c>, <c>hh</c>.</summary>
    Hour,

    /// <summary><c>m</c>, <c>mm</c> beside hours or seconds.</summary>
    Minute,

    /// <summary><c>s</c>, <c>ss</c>.</summary>
    Second,

    /// <summary>The point and the zeros after seconds.</summary>
    SecondFraction,

    /// <summary><c>AM/PM</c> or <c>A/P</c>.</summary>
    Noon,

    /// <summary><c>[h]</c>.</summary>
    ElapsedHours,

    /// <summary><c>[m]</c>.</summary>
    ElapsedMinutes,

    /// <summary><c>[s]</c>.</summary>
    ElapsedSeconds,
}
