namespace ExcelChat.Tables.Columns;

/// <summary>What a few words say about the unit of figures: <c>thousands of EUR</c>, <c>€m</c>, <c>kg</c>, <c>USD per tonne</c>.</summary>
/// <param name="Unit">The unit, money as its ISO 4217 code; null when the words name a power of ten alone.</param>
/// <param name="Scale">The power of ten by which the figures are to be multiplied.</param>
internal sealed record UnitPhrase(string? Unit, double Scale)
{
    private static readonly char[] Blanks = [' ', '\u00A0', '\u202F', '\t', '\r', '\n'];

    /// <summary>Reads a phrase; null when a word of it is no part of a unit.</summary>
    /// <param name="text">The words.</param>
    /// <param name="isMoney">Whether the figures are known to be money, so that a lone letter is a power of ten.</param>
    public static UnitPhrase? Parse(string text, bool isMoney = false)
    {
        var trimmed = text.Trim().Trim(',', ';', ':').Trim();
        if (trimmed.Length is 0 or > 48)
        {
            return null;
        }

        return isMoney && Units.MoneyScaleOf(trimmed) is { } scale ? new(null, scale)
            : Units.IsKnown(trimmed) ? new(trimmed, 1)
            : Ratio(trimmed) ?? Words(trimmed);
    }

    /// <summary>Money or a quantity for each of something: the part behind the stroke may be any unit.</summary>
    private static UnitPhrase? Ratio(string text)
    {
        var per = text.IndexOf(" per ", StringComparison.OrdinalIgnoreCase);
        var (at, length) = per > 0 ? (per, 5) : (text.IndexOf('/', StringComparison.Ordinal), 1);
        if (at <= 0 || Words(text[..at]) is not { Unit: { } above } left)
        {
            return null;
        }

        var below = text[(at + length)..].Trim();
        return Units.IsKnown(below) ? left with { Unit = $"{above}/{below}" } : null;
    }

    private static UnitPhrase? Words(string text)
    {
        var phrase = new UnitPhrase(null, 1);
        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsJoint(word)).ToArray();
        var isMoney = words.Any(word => Currencies.Named(word) is not null);
        foreach (var word in words)
        {
            if (One(word, isMoney) is not { } part || (part.Unit is not null && phrase.Unit is not null))
            {
                return null;
            }

            phrase = new(phrase.Unit ?? part.Unit, phrase.Scale * part.Scale);
        }

        return phrase is { Unit: null, Scale: 1 } ? null : phrase;
    }

    private static bool IsJoint(string word)
        => word is "of" or "in" or "In" or "de" or "d'" or "von" or "di" or "and" or "-" or "all" or "values" or "amounts" or "figures";

    /// <summary>One word. Beside a currency a lone m is a million, not a metre.</summary>
    private static UnitPhrase? One(string word, bool isMoney)
        => (isMoney ? Units.MoneyScaleOf(word) : Units.ScaleOf(word)) is { } scale ? new(null, scale)
            : Currencies.Named(word) is { } code ? new(code, 1)
            : Glued(word) ?? (Units.IsKnown(word) ? new(word, 1) : null);

    /// <summary>A currency and a letter for a power of ten written as one word.</summary>
    private static UnitPhrase? Glued(string word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            var (left, right) = (word[..at], word[at..]);
            if (Currencies.Exactly(left) is { } before && Units.MoneyScaleOf(right) is { } behind)
            {
                return new(before, behind);
            }

            if (Currencies.Exactly(right) is { } after && Units.MoneyScaleOf(left) is { } ahead)
            {
                return new(after, ahead);
            }
        }

        return null;
    }
}
