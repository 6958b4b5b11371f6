using System.Globalization;
using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>Whether a day, a month or a year in a text is one of a result, or one that the question gave.</summary>
internal sealed partial class DayMatcher(Grounds grounds)
{
    private static readonly string[] Months = ["MMMM yyyy", "MMM yyyy"];

    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "d MMMM, yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "M/d/yyyy", "d/M/yyyy", "M/d/yy", "d/M/yy", "d.M.yyyy",
    ];

    public Standing StandingOf(string text)
    {
        var plain = Said(Ordinal().Replace(text, "$1").Replace(" of ", " ", StringComparison.Ordinal).Replace(".", text.Count(c => c == '.') > 1 ? "." : "", StringComparison.Ordinal));
        var findings = grounds.Days.Where(day => Says(plain, day.Day)).Select(day => day.Finding).ToArray();
        return findings.Length > 0 ? Standing.On(findings) : grounds.GivenDays.Any(day => Says(plain, day)) ? Standing.Known : Standing.Unproved;
    }

    /// <summary>Whether a figure is a year and stands where one does, since no other number may pass for one.</summary>
    public bool IsYear(Claim figure, string text) => figure is { Decimals: 0, Scale: 1, Unit: null, Text.Length: 4, IsInWords: false }
        && YearIsNext().IsMatch(text.AsSpan(0, figure.Start)) && grounds.Days.Select(known => known.Day).Concat(grounds.GivenDays).Any(day => day.Year == (int)figure.Number);

    private static (DateTime[] Months, DateTime[] Days) Said(string text)
        => ([.. Months.Select(format => Parse(text, format)).OfType<DateTime>()], [.. Days.Select(format => Parse(text, format)).OfType<DateTime>()]);

    private static bool Says((DateTime[] Months, DateTime[] Days) said, DateTime day)
        => said.Months.Contains(new(day.Year, day.Month, 1)) || said.Days.Contains(day.Date);

    private static DateTime? Parse(string text, string format)
        => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("([0-9])(?:st|nd|rd|th)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?:^|\b(?:in|of|for|since|year|fy|until|till|during|before|after|through|vs\.?|versus|from|[0-9]{4} (?:to|and|or|with|than)|compared (?:to|with)|quarter|half|end|q[1-4])|[(–/|\n-])\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearIsNext();
}
