namespace ExcelChat.Workbooks.Formats;

/// <summary>One section of a format code: how one range of values, or text, is shown.</summary>
internal sealed class FormatSection
{
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly DateLayout? _date;
    private readonly FractionLayout? _fraction;
    private readonly NumberLayout _number;

    private FormatSection(FormatTokenizer tokenizer)
    {
        _tokens = tokenizer.Tokens;
        Condition = tokenizer.Condition;
        Currency = Currencies.Find(tokenizer);
        _date = _tokens.Any(t => t.IsDate) ? new(_tokens) : null;
        _fraction = _date is null ? FractionLayout.TryCreate(_tokens) : null;
        _number = new(_tokens);
        Kind = Classify();
    }

    public FormatCondition? Condition { get; }

    /// <summary>What the section says about the value.</summary>
    public NumberFormatKind Kind { get; }

    /// <summary>The currency that the section shows, or null.</summary>
    public string? Currency { get; }

    /// <summary>The digits after the decimal point, or null when the section does not fix them.</summary>
    public int? Decimals => _date is null && _fraction is null && _number.HasDigits ? _number.Decimals : null;

    /// <summary>How many times a number is divided by 1000 before it is shown.</summary>
    public int Thousands => _date is null && _fraction is null ? _number.Thousands : 0;

    /// <summary>Whether the section is one for text.</summary>
    public bool IsText => Has(FormatTokenKind.Text);

    public static FormatSection Parse(string code)
    {
        var tokenizer = FormatTokenizer.Run(code);
        return new(tokenizer.Locale?.ToUpperInvariant() switch
        {
            // The date and time formats of the system's settings; the letters in the file are only what they were once.
            "F800" or "SYSDATE" => FormatTokenizer.Run("dddd, mmmm d, yyyy"),
            "F400" or "SYSTIME" => FormatTokenizer.Run("h:mm:ss AM/PM"),
            _ => StartsElapsedLate(tokenizer.Tokens) ? FormatTokenizer.Run("General") : tokenizer,
        });
    }

    /// <summary>Whether an elapsed time comes after a part of the time of day, as in <c>hh[mm]</c>: no format to Excel, which then shows the number.</summary>
    private static bool StartsElapsedLate(IReadOnlyList<FormatToken> tokens)
        => tokens.SkipWhile(t => t.Kind is < FormatTokenKind.Hour or > FormatTokenKind.Noon).Any(t => t.Kind >= FormatTokenKind.ElapsedHours);

    /// <summary>The text for a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="signed">Whether a minus sign is shown for a negative number.</param>
    public string Show(double value, bool signed)
    {
        if (_date is not null)
        {
            return signed && value < 0 ? _date.ShowNegative(value) : _date.Show(Math.Abs(value));
        }

        if (_tokens is [{ Kind: FormatTokenKind.General }])
        {
            return GeneralFormat.Show(signed ? value : Math.Abs(value));
        }

        var sign = signed && value < 0 ? "-" : "";
        if (Has(FormatTokenKind.General) || IsText)
        {
            return sign + string.Concat(_tokens.Select(t => t.Kind is FormatTokenKind.General or FormatTokenKind.Text ? GeneralFormat.Show(Math.Abs(value)) : t.Text));
        }

        return _tokens.Count == 0 ? "" : sign + (_fraction?.Show(value) ?? _number.Show(value));
    }

    /// <summary>The text for text.</summary>
    public string Show(string text) => string.Concat(_tokens.Select(t => t.Kind is FormatTokenKind.Text or FormatTokenKind.General ? text : t.Text));

    private NumberFormatKind Classify()
    {
        if (_date is not null)
        {
            return ClassifyDate();
        }

        if (Currency is not null)
        {
            return NumberFormatKind.Currency;
        }

        return Has(FormatTokenKind.Percent) ? NumberFormatKind.Percent
            : Has(FormatTokenKind.Exponent) && _number.HasDigits ? NumberFormatKind.Scientific
            : _fraction is not null ? NumberFormatKind.Fraction
            : _number.HasDigits ? NumberFormatKind.Number
            : IsText ? NumberFormatKind.Text
            : NumberFormatKind.General;
    }

    private NumberFormatKind ClassifyDate()
    {
        var day = Has(FormatTokenKind.Year) || Has(FormatTokenKind.Month) || Has(FormatTokenKind.Day);
        var time = _tokens.Any(t => t.Kind is >= FormatTokenKind.Hour and <= FormatTokenKind.Noon);
        var elapsed = _tokens.Any(t => t.Kind is >= FormatTokenKind.ElapsedHours);
        return (day, time, elapsed) switch
        {
            (true, false, false) => NumberFormatKind.Date,
            (true, _, _) => NumberFormatKind.DateTime,
            (_, _, true) => NumberFormatKind.Duration,
            _ => NumberFormatKind.Time,
        };
    }

    private bool Has(FormatTokenKind kind)
    {
        foreach (var token in _tokens)
        {
            if (token.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }
}
