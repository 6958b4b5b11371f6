using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ExcelChat.Training;

/// <summary>The set of values that answers a question. Numbers are equal within a millionth, texts without case, accents and footnote marks.</summary>
internal sealed partial class Denotation
{
    private readonly List<string> _values;

    public Denotation(IEnumerable<string> values) => _values = Distinct(values);

    public bool IsGivenBy(IReadOnlyList<string> texts)
    {
        if (texts.Count > (4 * _values.Count) + 8)
        {
            return false;
        }

        var given = Distinct(texts);
        return given.Count == _values.Count && _values.TrueForAll(v => given.Exists(g => AreSame(v, g)));
    }

    private static List<string> Distinct(IEnumerable<string> values)
    {
        var distinct = new List<string>();
        foreach (var value in values)
        {
            if (!distinct.Exists(d => AreSame(d, value)))
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }

    private static bool AreSame(string known, string given)
    {
        if (known == given || Clean(known) == Clean(given))
        {
            return true;
        }

        if (NumberOf(known) is { } number)
        {
            return NumberOf(given) is { } other && Math.Abs(number - other) < 1e-6;
        }

        return DateOf(known) is { } date && date == DateOf(given);
    }

    private static double? NumberOf(string text)
        => double.TryParse(text.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? DateOf(string text)
        => DateTime.TryParseExact(text.Trim(), ["yyyy-M-d", "MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string Clean(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c is '‘' or '’' or '´' or '`' ? '\'' : c is '“' or '”' ? '"' : c is >= '‐' and <= '—' or '−' ? '-' : c);
            }
        }

        var (now, before) = (plain.ToString().Trim(), "");
        while (now != before)
        {
            before = now;
            now = Brackets().Replace(Marks().Replace(now, "").Trim(), "").Trim();
            now = now.Length > 1 && now[0] == '"' && now[^1] == '"' && !now[1..^1].Contains('"', StringComparison.Ordinal) ? now[1..^1] : now;
        }

        return Spaces().Replace(now.EndsWith('.') ? now[..^1] : now, " ").ToLowerInvariant().Trim();
    }

    [GeneratedRegex(@"((?<!^)\[[^\]]*\]|\[\d+\]|[•♦†‡*#+])*$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<!^)(\([^)]*\))*$")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
