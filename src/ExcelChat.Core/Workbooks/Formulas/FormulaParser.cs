using System.Globalization;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Parses formulas in their file form (ECMA-376 part 1, 18.17.2). A sign binds tighter than a power, and powers associate to the left, as Excel has it.
/// What it does not understand becomes a <see cref="NotUnderstood"/>; it never fails and its recursion is bounded.
/// </summary>
internal sealed partial class FormulaParser
{
    /// <summary>Excel's own bound on the length of a formula ("Excel specifications and limits").</summary>
    private const int MaxLength = 8192;

    /// <summary>Enough for Excel's 64 levels of functions, little enough for any stack.</summary>
    private const int MaxDepth = 300;

    private const int MaxPercentSigns = 8;
    private const int MaxArguments = 255;

    private readonly FormulaLexer _lexer;
    private FormulaToken _token;
    private FormulaToken _next;
    private int _depth;
    private string? _fault;

    private FormulaParser(string formula)
    {
        _lexer = new(formula);
        _token = _lexer.Next();
        _next = _lexer.Next();
    }

    /// <summary>Parses a formula without its leading <c>=</c>.</summary>
    public static Expression Parse(string formula)
    {
        if (formula.Length > MaxLength)
        {
            return new NotUnderstood($"longer than {MaxLength} characters");
        }

        var parser = new FormulaParser(formula);
        var expression = parser.Operation(Precedence.Lowest);
        if (parser._token.Kind != FormulaTokenKind.End)
        {
            parser.Fault($"'{parser._token.Text}' is not expected there");
        }

        return parser._fault is { } reason ? new NotUnderstood(reason) : expression;
    }

    private Expression Operation(int lowest)
    {
        if (++_depth > MaxDepth)
        {
            return Fault("nested too deeply");
        }

        var left = Signed();
        while (OperatorHere() is { } found && Precedence.Of(found) >= lowest && _fault is null)
        {
            Advance();
            left = new Binary(found, left, Operation(Precedence.Of(found) + 1));
        }

        _depth--;
        return left;
    }

    private Expression Signed()
    {
        if (!Is("-") && !Is("+"))
        {
            return Percent();
        }

        if (++_depth > MaxDepth)
        {
            return Fault("nested too deeply");
        }

        var sign = Is("-") ? UnaryOperator.Minus : UnaryOperator.Plus;
        Advance();
        var signed = new Unary(sign, Signed());
        _depth--;
        return signed;
    }

    private Expression Percent()
    {
        var operand = Range();
        for (var i = 0; Is("%"); i++)
        {
            if (i == MaxPercentSigns)
            {
                return Fault("too many percent signs");
            }

            Advance();
            operand = new Unary(UnaryOperator.Percent, operand);
        }

        return operand;
    }

    private Expression Range()
    {
        var first = Operand();
        if (!Is(":"))
        {
            return first;
        }

        Advance();
        return new RangeBetween(first, Operand());
    }

    private Expression Operand()
    {
        var token = _token;
        switch (token.Kind)
        {
            case FormulaTokenKind.Number when !(_next.Kind == FormulaTokenKind.Symbol && _next.Text is ":" or "!"):
                Advance();
                return new Literal(NumberOf(token.Text));
            case FormulaTokenKind.String:
                Advance();
                return new Literal(token.Text);
            case FormulaTokenKind.Error:
                Advance();
                return new Literal(Scalar.OfError(token.Text));
            case FormulaTokenKind.Word or FormulaTokenKind.Number or FormulaTokenKind.Quoted or FormulaTokenKind.Bracketed:
                return Named();
            default:
                return Is("(") ? Parenthesis() : Is("{") ? Array() : Fault($"'{token.Text}' is no operand");
        }
    }

    private Expression Parenthesis()
    {
        Advance();
        var inside = Operation(Precedence.Lowest);
        return Expect(")") ? inside : Fault("a parenthesis is not closed");
    }

    private Expression Call(string word)
    {
        var arguments = new List<Expression>();
        Advance();
        while (!Is(")") && _fault is null && arguments.Count <= MaxArguments)
        {
            arguments.Add(Is(",") ? new Literal(Scalar.Blank) : Operation(Precedence.Lowest));
            if (!Is(",") && !Is(")"))
            {
                return Fault("an argument has no end");
            }

            if (Is(","))
            {
                Advance();
                if (Is(")"))
                {
                    arguments.Add(new Literal(Scalar.Blank));
                }
            }
        }

        return Expect(")") ? new FunctionCall(FunctionName(word), [.. arguments]) : Fault("a call is not closed");
    }

    /// <summary>The name of a function without what files put before the names of functions that came after Excel 2007.</summary>
    private static string FunctionName(string word)
    {
        var name = word.ToUpperInvariant();
        foreach (var prefix in (ReadOnlySpan<string>)["_XLFN.", "_XLWS."])
        {
            name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        }

        return name;
    }

    private BinaryOperator? OperatorHere() => _token.Kind != FormulaTokenKind.Symbol ? null : _token.Text switch
    {
        "=" => BinaryOperator.Equal,
        "<>" => BinaryOperator.NotEqual,
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        "&" => BinaryOperator.Concatenate,
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        "^" => BinaryOperator.Power,
        _ => null,
    };

    private Scalar NumberOf(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : FaultValue(text);

    private Scalar FaultValue(string text)
    {
        Fault($"'{text}' is no number");
        return Scalar.Blank;
    }

    private bool Is(string symbol) => _token.Kind == FormulaTokenKind.Symbol && _token.Text == symbol;

    private bool Expect(string symbol)
    {
        var found = Is(symbol);
        Advance();
        return found;
    }

    private void Advance()
    {
        _token = _next;
        _next = _fault is null ? _lexer.Next() : new(FormulaTokenKind.End, "");
    }

    /// <summary>Notes what is wrong, the first time, and ends the words, so that every loop ends.</summary>
    private NotUnderstood Fault(string reason)
    {
        _fault ??= reason;
        _token = _next = new(FormulaTokenKind.End, "");
        return new(reason);
    }
}
