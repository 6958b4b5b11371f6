using System.Buffers;
using System.Globalization;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>A condition of SUMIF and its family: a value, or a text such as <c>&gt;=5</c>, <c>&lt;&gt;x</c>, <c>A*</c>.</summary>
internal sealed class Criterion
{
    private static readonly (string Sign, BinaryOperator Operator)[] Signs =
    [
        ("<>", BinaryOperator.NotEqual), ("<=", BinaryOperator.LessOrEqual), (">=", BinaryOperator.GreaterOrEqual),
        ("=", BinaryOperator.Equal), ("<", BinaryOperator.Less), (">", BinaryOperator.Greater),
    ];

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("/-:.,$€£¥%");

    private readonly Evaluation _evaluation;
    private readonly BinaryOperator _operator = BinaryOperator.Equal;
    private readonly bool _hasSign;
    private readonly Scalar _operand;
    private readonly Wildcard? _wildcard;

    public Criterion(Scalar criterion, Evaluation evaluation)
    {
        _evaluation = evaluation;
        _operand = criterion.IsBlank ? 0 : criterion;
        if (!criterion.IsText)
        {
            return;
        }

        var text = criterion.Text;
        foreach (var (sign, found) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                (_operator, _hasSign, text) = (found, true, text[sign.Length..]);
                break;
            }
        }

        _operand = Read(text);
        if (_operand.IsText && Wildcard.IsIn(text))
        {
            _wildcard = new(text);
            if (!IsEquality)
            {
                evaluation.Fail();
            }
        }
    }

    /// <summary>Whether an empty cell meets it.</summary>
    public bool MatchesBlank => IsEmptyText ? _operator == BinaryOperator.Equal : _operator == BinaryOperator.NotEqual;

    private bool IsEquality => _operator is BinaryOperator.Equal or BinaryOperator.NotEqual;

    private bool IsEmptyText => _operand.IsText && _operand.Text.Length == 0;

    /// <summary>Whether a value meets it.</summary>
    public bool Matches(Scalar value)
    {
        if (value.IsBlank)
        {
            return MatchesBlank;
        }

        return IsEmptyText ? MatchesEmpty(value) : IsEquality ? MatchesEquality(value) : IsInOrder(value);
    }

    // An empty criterion is met by empty texts too, "=" by empty cells alone, "<>" by all others.
    private bool MatchesEmpty(Scalar value)
    {
        if (!IsEquality)
        {
            _evaluation.Fail();
        }

        return _operator == BinaryOperator.NotEqual || (!_hasSign && value.IsText && value.Text.Length == 0);
    }

    private bool MatchesEquality(Scalar value)
    {
        if (value.IsError && _operator == BinaryOperator.NotEqual)
        {
            _evaluation.Fail();
        }

        return Equals(value) == (_operator == BinaryOperator.Equal);
    }

    private bool Equals(Scalar value)
    {
        if (_wildcard is not null)
        {
            _evaluation.Spend(((long)_operand.Text.Length * value.Text.Length) >> 6);
            return value.IsText && _wildcard.Matches(value.Text);
        }

        if (!_operand.IsNumber || !value.IsText)
        {
            return value.Kind == _operand.Kind && (value.IsError ? value.Text == _operand.Text : Comparing.AreEqual(value, _operand));
        }

        var kind = TextNumber.Read(value.Text, out var number);
        if (kind == TextNumberKind.Uncertain)
        {
            _evaluation.Fail();
        }

        return kind == TextNumberKind.Number && Comparing.AreEqual(number, _operand);
    }

    private bool IsInOrder(Scalar value)
    {
        if (value.Kind != _operand.Kind || value.IsError)
        {
            return false;
        }

        return Calculator.Apply(_operator, value, _operand, _evaluation).Number != 0;
    }

    private Scalar Read(string text)
    {
        if (text.ToUpperInvariant() is "TRUE" or "FALSE")
        {
            return text.Length == 4;
        }

        if (text.StartsWith('#') && text.Length > 3 && text[^1] is '!' or '?' or 'A')
        {
            return Scalar.OfError(text.ToUpperInvariant());
        }

        return TextNumber.Read(text, out var number) switch
        {
            TextNumberKind.Number => number,
            TextNumberKind.Uncertain when !IsName(text) => _evaluation.Fail(),
            _ => text,
        };
    }

    /// <summary>Whether a text with digits is a word all the same, such as <c>Q1</c> or <c>Item 12</c>: no month and no sign of a date, a time or money.</summary>
    private static bool IsName(string text)
        => !text.AsSpan().ContainsAny(NumberSigns) && char.IsAsciiLetter(text[0]) && !StartsWithMonth(text);

    private static bool StartsWithMonth(string text)
        => text.Length >= 3 && CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames
            .Any(m => m.Length > 0 && text.StartsWith(m, StringComparison.OrdinalIgnoreCase));
}
