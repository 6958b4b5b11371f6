using System.Text.RegularExpressions;

namespace ExcelChat.Trust;

/// <summary>
/// Finds personal data by its form and its check digits. Linear in the length of the text: every pattern is bounded and none begins inside
/// a run of characters that it could have begun before.
/// </summary>
internal static partial class PersonalDataDetector
{
    // No separator or digit may follow that makes the number part of a longer one: an amount, a serial number, a date.
    private const string NoDigitAfter = @"(?![0-9]|[.,\-/ ][0-9])";
    private const string NoDigitBefore = @"(?<![0-9A-Za-z+]|[0-9][.,\-/ ])";

    /// <summary>What was found, in the order of the text and without overlap; where two overlap, the earlier kind stands.</summary>
    public static IReadOnlyList<PersonalDatum> Detect(string text)
    {
        var found = new List<PersonalDatum>();
        Add(found, PersonalDataKind.Email, text, EmailPattern(), static m => m.Length);
        Add(found, PersonalDataKind.Iban, text, IbanPattern(), static m => CheckDigits.IbanLength(m));
        Add(found, PersonalDataKind.PaymentCard, text, CardPattern(), static m => CheckDigits.IsCard(m) ? m.Length : 0);
        Add(found, PersonalDataKind.SocialSecurityNumber, text, SocialSecurityPattern(), static m => m.Length);
        Add(found, PersonalDataKind.Phone, text, PhonePattern(), static m => m.Length);
        return Apart(found);
    }

    private static void Add(
        List<PersonalDatum> found, PersonalDataKind kind, ReadOnlySpan<char> text, Regex pattern, Func<ReadOnlySpan<char>, int> length)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            if (length(text.Slice(match.Index, match.Length)) is > 0 and var characters)
            {
                found.Add(new(kind, match.Index, characters));
            }
        }
    }

    private static List<PersonalDatum> Apart(List<PersonalDatum> found)
    {
        found.Sort(static (a, b) => (a.Start, a.Kind).CompareTo((b.Start, b.Kind)));
        var end = 0;
        found.RemoveAll(data =>
        {
            var overlaps = data.Start < end;
            end = overlaps ? end : data.Start + data.Length;
            return overlaps;
        });
        return found;
    }

    [GeneratedRegex(@"(?<![\w.%+\-])[\w.%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    // The country decides the length: the pattern takes as much as the longest IBAN could, and the check digits say how much of it is one.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}", RegexOptions.CultureInvariant)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(NoDigitBefore + @"[2-6](?:[ \-]?[0-9]){12,18}" + NoDigitAfter, RegexOptions.CultureInvariant)]
    private static partial Regex CardPattern();

    [GeneratedRegex(NoDigitBefore + @"(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}" + NoDigitAfter, RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurityPattern();

    [GeneratedRegex(
        @"(?<![0-9A-Za-z+]|[0-9][.,\-/ ])(?:\+[1-9](?:[ \-]?\(?[0-9]\)?){7,14}|(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[.\-])[2-9][0-9]{2}[.\-][0-9]{4})"
        + NoDigitAfter,
        RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
}
