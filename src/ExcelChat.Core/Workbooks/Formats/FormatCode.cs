namespace ExcelChat.Workbooks.Formats;

/// <summary>A whole format code: its sections, and which of them shows a value (ECMA-376 part 1, 18.8.31).</summary>
internal sealed class FormatCode
{
    private const int MaxNumberSections = 3;

    private readonly FormatSection[] _numbers;
    private readonly FormatSection? _text;

    private FormatCode(FormatSection[] numbers, FormatSection? text)
    {
        _numbers = numbers;
        _text = text;
    }

    /// <summary>The section that says what the format means: the one for positive numbers.</summary>
    public FormatSection Main => _numbers[0];

    public static FormatCode Parse(string code)
    {
        var sections = Split(code).Select(FormatSection.Parse).ToList();
        var last = sections.Count - 1;
        var text = last >= MaxNumberSections ? sections[MaxNumberSections] : sections[last].IsText ? sections[last] : null;
        var numbers = sections.Take(text is null ? sections.Count : Math.Clamp(last, 1, MaxNumberSections));
        return new([.. numbers], text);
    }

    public string Show(CellValue value) => value.Kind switch
    {
        CellKind.Number or CellKind.Date or CellKind.Time => Show(value.Number),
        CellKind.Text => _text?.Show(value.Text) ?? value.Text,
        _ => value.ToString(),
    };

    private string Show(double value)
    {
        var (section, negative) = Choose(value);
        return _numbers[section].Show(value, signed: !negative);
    }

    /// <summary>The section for a number, and whether it shows nothing but negative numbers, so that Excel puts no minus sign.</summary>
    private (int Section, bool Negative) Choose(double value)
    {
        if (_numbers.Length == 1)
        {
            return (0, false);
        }

        var first = _numbers[0].Condition;
        if (first?.Holds(value) ?? (_numbers.Length == 2 ? value >= 0 : value > 0))
        {
            return (0, first?.MeansNegative ?? false);
        }

        var second = _numbers[1].Condition;
        if (_numbers.Length == 2 || (second?.Holds(value) ?? value < 0))
        {
            return (1, second?.MeansNegative ?? first?.LeavesNegative ?? true);
        }

        return (2, false);
    }

    private static IEnumerable<string> Split(string code)
    {
        var start = 0;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"' or '[':
                    var close = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    i = close < 0 ? code.Length : close;
                    break;
                case '\\' or '_' or '*' or '!':
                    i++;
                    break;
                case ';':
                    yield return code[start..i];
                    start = i + 1;
                    break;
            }
        }

        yield return code[start..];
    }
}
