using System.Globalization;

namespace ExcelChat.Workbooks;

/// <summary>
/// The typed raw value of a cell. Dates are serial numbers of Excel's 1900 system whatever the workbook's own system is;
/// times are fractions of a day; a percentage of 7.5 % is the number 0.075.
/// </summary>
public readonly struct CellValue : IEquatable<CellValue>
{
    // A string, or the TextSource that knows the text under the key whose bits are in _number.
    private readonly object? _text;
    private readonly double _number;

    /// <summary>A value from its parts.</summary>
    /// <param name="kind">The type.</param>
    /// <param name="number">The number; for a text of a <see cref="TextSource"/> the bits of its key.</param>
    /// <param name="text">The text as a string or its <see cref="TextSource"/>; null for a number.</param>
    internal CellValue(CellKind kind, double number, object? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    /// <summary>The value of an empty cell.</summary>
    public static CellValue Blank => default;

    /// <summary>The type of the value.</summary>
    public CellKind Kind { get; }

    internal object? TextOrSource => _text;

    internal double NumberOrKey => _number;

    /// <summary>The number, the serial of a date, the days of a time, 1 or 0 of a boolean; 0 for other kinds.</summary>
    public double Number => Kind == CellKind.Text ? 0 : _number;

    /// <summary>The text, or the verbatim error such as <c>#N/A</c>; empty for other kinds.</summary>
    public string Text => _text as string ?? (_text is TextSource source ? source.Text(BitConverter.DoubleToInt64Bits(_number)) : "");

    /// <summary>Whether there is no value.</summary>
    public bool IsBlank => Kind == CellKind.Blank;

    /// <summary>Whether arithmetic can be done on it: a number, a date or a time.</summary>
    public bool IsNumeric => Kind is CellKind.Number or CellKind.Date or CellKind.Time;

    /// <summary>A number.</summary>
    public static CellValue OfNumber(double value) => new(CellKind.Number, value, null);

    /// <summary>Text; an empty string is a blank.</summary>
    public static CellValue OfText(string value) => value.Length == 0 ? default : new(CellKind.Text, 0, value);

    /// <summary>TRUE or FALSE.</summary>
    public static CellValue OfBoolean(bool value) => new(CellKind.Boolean, value ? 1 : 0, null);

    /// <summary>A date as a serial number of the 1900 system.</summary>
    public static CellValue OfDate(double serial) => new(CellKind.Date, serial, null);

    /// <summary>A time of day or an elapsed time in days.</summary>
    public static CellValue OfTime(double days) => new(CellKind.Time, days, null);

    /// <summary>An error value, verbatim.</summary>
    public static CellValue OfError(string code) => new(CellKind.Error, 0, code);

    /// <summary>
    /// The date and time of a <see cref="CellKind.Date"/>, or null when the serial is not a real day: below 1, the 29 February 1900
    /// that Excel invented (serial 60), or beyond the year 9999.
    /// </summary>
    public DateTime? AsDateTime()
    {
        if (Kind != CellKind.Date || Number is < 1 or >= 2958466 or (>= 60 and < 61))
        {
            return null;
        }

        return DateTime.FromOADate(Number < 60 ? Number + 1 : Number);
    }

    /// <summary>The same kind with the same content. Two errors are equal when their codes are.</summary>
    public bool Equals(CellValue other)
        => Kind == other.Kind && Number.Equals(other.Number) && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CellValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Number, Text);

    /// <summary>The raw value in the invariant culture, without a number format: what a program would store.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Number or CellKind.Date or CellKind.Time => Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        _ => Text,
    };

    /// <summary>Equality of kind and content.</summary>
    public static bool operator ==(CellValue left, CellValue right) => left.Equals(right);

    /// <summary>Inequality of kind or content.</summary>
    public static bool operator !=(CellValue left, CellValue right) => !left.Equals(right);
}
