namespace ExcelChat.Workbooks.Formulas;

/// <summary>Cuts a formula in its file form (English names, commas, points; ECMA-376 part 1, 18.17.2) into words. Never fails.</summary>
internal sealed class FormulaLexer(string formula)
{
    private static readonly string[] ErrorCodes =
        ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"];

    private int _at;

    /// <summary>The next word; of kind <see cref="FormulaTokenKind.End"/> from the end on.</summary>
    public FormulaToken Next()
    {
        while (_at < formula.Length && formula[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        if (_at >= formula.Length)
        {
            return new(FormulaTokenKind.End, "");
        }

        return formula[_at] switch
        {
            '"' => Delimited('"', FormulaTokenKind.String),
            '\'' => Delimited('\'', FormulaTokenKind.Quoted),
            '[' => Bracketed(),
            '#' => Error(),
            >= '0' and <= '9' or '.' => Number(),
            var c when IsWordPart(c) => Word(),
            _ => Symbol(),
        };
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '$' or '_' or '\\' or '.' or '?' || char.IsSurrogate(c);

    private FormulaToken Delimited(char quote, FormulaTokenKind kind)
    {
        for (var end = _at + 1; end < formula.Length; end++)
        {
            if (formula[end] != quote)
            {
                continue;
            }

            if (end + 1 < formula.Length && formula[end + 1] == quote)
            {
                end++;
                continue;
            }

            var inside = formula[(_at + 1)..end];
            _at = end + 1;
            return new(kind, inside.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal));
        }

        return Rest();
    }

    // Inside brackets an apostrophe takes the meaning from the character behind it.
    private FormulaToken Bracketed()
    {
        var depth = 0;
        for (var end = _at; end < formula.Length; end++)
        {
            switch (formula[end])
            {
                case '\'':
                    end++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    var inside = formula[(_at + 1)..end];
                    _at = end + 1;
                    return new(FormulaTokenKind.Bracketed, inside);
            }
        }

        return Rest();
    }

    private FormulaToken Error()
    {
        foreach (var code in ErrorCodes)
        {
            if (formula.AsSpan(_at).StartsWith(code, StringComparison.OrdinalIgnoreCase))
            {
                _at += code.Length;
                return new(FormulaTokenKind.Error, code);
            }
        }

        return Rest();
    }

    private FormulaToken Number()
    {
        var end = Digits(_at);
        if (end < formula.Length && formula[end] == '.')
        {
            end = Digits(end + 1);
        }

        if (end < formula.Length && formula[end] is 'e' or 'E')
        {
            var exponent = end + 1 < formula.Length && formula[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = Digits(exponent) > exponent ? Digits(exponent) : end;
        }

        // A sheet's name may begin with a digit; only a quote would make it unmistakable, and not all writers quote.
        return end < formula.Length && IsWordPart(formula[end]) ? Word() : Take(FormulaTokenKind.Number, end);
    }

    private int Digits(int from)
    {
        while (from < formula.Length && char.IsAsciiDigit(formula[from]))
        {
            from++;
        }

        return from;
    }

    private FormulaToken Word()
    {
        var end = _at;
        while (end < formula.Length && IsWordPart(formula[end]))
        {
            end++;
        }

        return Take(FormulaTokenKind.Word, end);
    }

    private FormulaToken Symbol()
    {
        var pair = formula.AsSpan(_at, Math.Min(2, formula.Length - _at));
        return pair is "<=" or ">=" or "<>" ? Take(FormulaTokenKind.Symbol, _at + 2)
            : "+-*/^&=<>%(){},;:!".Contains(formula[_at], StringComparison.Ordinal) ? Take(FormulaTokenKind.Symbol, _at + 1)
            : Rest();
    }

    private FormulaToken Take(FormulaTokenKind kind, int end)
    {
        var text = formula[_at..end];
        _at = end;
        return new(kind, text);
    }

    private FormulaToken Rest() => Take(FormulaTokenKind.Unknown, formula.Length);
}
