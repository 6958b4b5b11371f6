namespace ExcelChat.Workbooks.Formats;

/// <summary>Cuts one section of a format code into tokens (ECMA-376 part 1, 18.8.31). Never fails: what it does not know is literal.</summary>
internal sealed class FormatTokenizer
{
    private readonly string _code;
    private readonly List<FormatToken> _tokens = [];
    private int _at;

    private FormatTokenizer(string code) => _code = code;

    /// <summary>The condition in brackets, if there is one.</summary>
    public FormatCondition? Condition { get; private set; }

    /// <summary>The currency between <c>[$</c> and <c>-</c>, if there is one.</summary>
    public string? Symbol { get; private set; }

    /// <summary>The locale after <c>[$…-</c>, in hexadecimal, or null.</summary>
    public string? Locale { get; private set; }

    public IReadOnlyList<FormatToken> Tokens => _tokens;

    public static FormatTokenizer Run(string section)
    {
        var tokenizer = new FormatTokenizer(section);
        while (tokenizer._at < section.Length)
        {
            tokenizer.Next();
        }

        DateTokens.Settle(tokenizer._tokens);
        return tokenizer;
    }

    private void Next()
    {
        var c = _code[_at];
        switch (c)
        {
            case '"':
                Add(FormatTokenKind.Literal, Until('"'));
                break;
            case '[':
                Bracket(Until(']'));
                break;
            case '\\' or '!':
                Add(FormatTokenKind.Literal, Following());
                break;
            case '_':
                // A space as wide as the next character.
                Following();
                Add(FormatTokenKind.Literal, " ");
                break;
            case '*':
                // The next character fills the cell's width, and text has no width.
                Following();
                break;
            case '0' or '#' or '?':
                Take(FormatTokenKind.Digit, 1);
                break;
            default:
                Other(c);
                break;
        }
    }

    private void Other(char c)
    {
        switch (c)
        {
            case '.':
                Take(FormatTokenKind.Point, 1);
                break;
            case ',':
                Take(FormatTokenKind.Comma, 1);
                break;
            case '%':
                Take(FormatTokenKind.Percent, 1);
                break;
            case '@':
                Take(FormatTokenKind.Text, 1);
                break;
            case '/':
                Slash();
                break;
            default:
                Word(c);
                break;
        }
    }

    private void Word(char c)
    {
        var rest = _code.AsSpan(_at);
        if (rest.StartsWith("General", StringComparison.OrdinalIgnoreCase))
        {
            Take(FormatTokenKind.General, "General".Length);
        }
        else if (rest.StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("A/P", StringComparison.OrdinalIgnoreCase))
        {
            Take(FormatTokenKind.Noon, rest[1] is '/' ? 3 : 5);
        }
        else if (rest is ['E' or 'e', '+' or '-', ..])
        {
            Take(FormatTokenKind.Exponent, 2);
        }
        else if (DateTokens.KindOf(c) is { } kind)
        {
            Take(kind, rest.Length - rest.TrimStart([c, char.ToLowerInvariant(c), char.ToUpperInvariant(c)]).Length);
        }
        else
        {
            Take(FormatTokenKind.Literal, 1);
        }
    }

    private void Slash()
    {
        Take(FormatTokenKind.Slash, 1);
        var digits = _at;
        while (digits < _code.Length && char.IsAsciiDigit(_code[digits]))
        {
            digits++;
        }

        if (digits > _at && _code[_at] != '0')
        {
            Take(FormatTokenKind.Denominator, digits - _at);
        }
    }

    private void Bracket(string content)
    {
        if (content is ['$', ..])
        {
            var dash = content.LastIndexOf('-');
            Symbol = dash < 0 ? content[1..] : content[1..dash];
            Locale = dash < 0 ? null : content[(dash + 1)..];
            Add(FormatTokenKind.Literal, Symbol);
        }
        else if (DateTokens.Elapsed(content) is { } kind)
        {
            Add(kind, content);
        }
        else if (FormatCondition.TryParse(content) is { } condition)
        {
            Condition = condition;
        }
    }

    private string Until(char end)
    {
        var close = _code.IndexOf(end, _at + 1);
        close = close < 0 ? _code.Length : close;
        var content = _code[(_at + 1)..close];
        _at = close + 1;
        return content;
    }

    private string Following()
    {
        var next = _at + 1 < _code.Length ? _code[_at + 1].ToString() : "";
        _at += 2;
        return next;
    }

    private void Take(FormatTokenKind kind, int length)
    {
        Add(kind, _code.Substring(_at, length));
        _at += length;
    }

    private void Add(FormatTokenKind kind, string text) => _tokens.Add(new(kind, text));
}
