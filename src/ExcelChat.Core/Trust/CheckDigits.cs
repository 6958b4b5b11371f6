namespace ExcelChat.Trust;

/// <summary>The arithmetic that tells an account or a card number from other digits.</summary>
internal static class CheckDigits
{
    // SWIFT, IBAN Registry: the country, and the length of its IBANs.
    private const string IbanLengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28"
        + "IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22"
        + "SA24SC31SD18SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Countries =
        IbanLengths.Chunk(4).ToDictionary(c => new string(c, 0, 2), c => ((c[2] - '0') * 10) + c[3] - '0', StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// How many characters at the text's beginning are an IBAN, spaces among them; 0 when none are. ISO 13616: the first four characters put
    /// last, letters read as 10 to 35, the number leaves 1 when divided by 97 (ISO/IEC 7064).
    /// </summary>
    public static int IbanLength(ReadOnlySpan<char> text)
    {
        if (!Countries.TryGetValue(text[..2], out var length))
        {
            return 0;
        }

        Span<char> account = stackalloc char[length];
        var (read, taken) = (0, 0);
        for (; taken < length && read < text.Length; read++)
        {
            if (text[read] != ' ')
            {
                account[taken++] = text[read];
            }
        }

        var isCutOff = read < text.Length && char.IsAsciiLetterOrDigit(text[read]);
        return taken == length && !isCutOff && (Remainder(account[..4], Remainder(account[4..], 0)) == 1) ? read : 0;
    }

    /// <summary>Whether the digits of the text, 13 to 19 of them, are a card number by the formula of Luhn (ISO/IEC 7812-1, annex B).</summary>
    public static bool IsCard(ReadOnlySpan<char> text)
    {
        var (sum, isSecond) = (0, false);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var digit = (text[i] - '0') * (isSecond ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                isSecond = !isSecond;
            }
        }

        return sum % 10 == 0;
    }

    private static int Remainder(ReadOnlySpan<char> characters, int before)
    {
        foreach (var c in characters)
        {
            before = char.IsAsciiDigit(c) ? ((before * 10) + c - '0') % 97 : ((before * 100) + c - 'A' + 10) % 97;
        }

        return before;
    }
}
