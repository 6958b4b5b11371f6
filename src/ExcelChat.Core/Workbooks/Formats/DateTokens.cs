namespace ExcelChat.Workbooks.Formats;

/// <summary>The letters of dates and times, whose meaning hangs on their neighbours.</summary>
internal static class DateTokens
{
    public static FormatTokenKind? KindOf(char letter) => char.ToLowerInvariant(letter) switch
    {
        'y' or 'e' => FormatTokenKind.Year,
        'm' => FormatTokenKind.Month,
        'd' => FormatTokenKind.Day,
        'h' => FormatTokenKind.Hour,
        's' => FormatTokenKind.Second,
        _ => null,
    };

    /// <summary>The elapsed time that a bracket such as <c>[hh]</c> asks for.</summary>
    public static FormatTokenKind? Elapsed(string bracket)
    {
        if (bracket.Length == 0 || bracket.AsSpan().ContainsAnyExcept(bracket[0], char.ToUpperInvariant(bracket[0]), char.ToLowerInvariant(bracket[0])))
        {
            return null;
        }

        return bracket[0] switch
        {
            'h' or 'H' => FormatTokenKind.ElapsedHours,
            'm' or 'M' => FormatTokenKind.ElapsedMinutes,
            's' or 'S' => FormatTokenKind.ElapsedSeconds,
            _ => null,
        };
    }

    /// <summary>Decides which m are minutes, finds the decimals of seconds, and makes the other number signs of a date literal.</summary>
    public static void Settle(List<FormatToken> tokens)
    {
        if (!tokens.Any(t => t.IsDate))
        {
            return;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == FormatTokenKind.Month && tokens[i].Width <= 2 && IsMinute(tokens, i))
            {
                tokens[i] = tokens[i] with { Kind = FormatTokenKind.Minute };
            }
            else if (tokens[i].Kind is FormatTokenKind.Point && JoinSecondFraction(tokens, i) is { } fraction)
            {
                tokens[i] = fraction;
            }
            else if (tokens[i].Kind is FormatTokenKind.Point or FormatTokenKind.Comma or FormatTokenKind.Slash or FormatTokenKind.Denominator)
            {
                tokens[i] = tokens[i] with { Kind = FormatTokenKind.Literal };
            }
        }
    }

    private static bool IsMinute(List<FormatToken> tokens, int at)
    {
        var before = tokens.GetRange(0, at).FindLastIndex(Counts);
        var after = tokens.FindIndex(at + 1, Counts);
        return (before >= 0 && tokens[before].Kind is FormatTokenKind.Hour or FormatTokenKind.ElapsedHours)
            || (after >= 0 && tokens[after].Kind is FormatTokenKind.Second or FormatTokenKind.ElapsedSeconds);
    }

    private static bool Counts(FormatToken token) => token.IsDate && token.Kind is not (FormatTokenKind.Noon or FormatTokenKind.SecondFraction);

    private static FormatToken? JoinSecondFraction(List<FormatToken> tokens, int point)
    {
        if (point == 0 || tokens[point - 1].Kind is not (FormatTokenKind.Second or FormatTokenKind.ElapsedSeconds))
        {
            return null;
        }

        var end = point + 1;
        while (end < tokens.Count && tokens[end] is { Kind: FormatTokenKind.Digit, Text: "0" })
        {
            end++;
        }

        var zeros = end - point - 1;
        tokens.RemoveRange(point + 1, zeros);
        return zeros == 0 ? null : new(FormatTokenKind.SecondFraction, new string('0', zeros));
    }
}
