using System.Globalization;
using System.Text.RegularExpressions;

namespace ExcelChat.Plans.Execution;

/// <summary>Finds the numbers in what a cell shows.</summary>
internal static partial class NumberScanner
{
    /// <summary>The number at a position from 1, or null when there are not so many.</summary>
    public static double? Find(string text, int position)
    {
        var match = Numbers().Match(text);
        for (; match.Success && position > 1; position--)
        {
            match = match.NextMatch();
        }

        return match.Success
            ? double.Parse(match.Value.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-').Replace('\u2013', '-'), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"(?<![\w.,])(?<!\d\s*)[-\u2212\u2013]?(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
