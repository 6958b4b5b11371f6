using System.Globalization;
using System.Text.RegularExpressions;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Answers.Grounding;

/// <summary>The figures and days that a question gives, which a plan may compute and compare with.</summary>
internal sealed partial class Statement(string question)
{
    // A limit is told in the reading of its plan; nobody needs so many rows, and a model may write any number there.
    private const int MostRows = 1_000;

    // A question says a million of a column in thousands, and per cent of one in parts.
    private static readonly double[] Powers = [1, 0.01, 1e-3, 1e-6, -1, 1e3];
    private static readonly double[] AsSaid = [1, -1];

    private readonly Claim[] _figures = [.. ClaimReader.Read(question).Where(claim => claim.Kind == ClaimKind.Figure)];

    /// <summary>Whether the question gives a number, in digits or in words; 7.5 % is 7.5 and 0.075.</summary>
    public bool Has(double number) => _figures.Any(figure => Array.Exists(IsYear(figure) ? AsSaid : Powers, power => Math.Abs((figure.Number * figure.Scale * power) - number) <= Math.Abs(number) * 1e-12))
        || Digits().Matches(question).Any(run => double.Parse(run.Value, CultureInfo.InvariantCulture).Equals(number));

    /// <summary>Whether the question gives a day, or the year, the quarter or the month that it lies in or that ends where it begins.</summary>
    public bool Has(DateTime day) => IsNear(day) || (day.Day == 1 && day > DateTime.MinValue && IsNear(day.AddDays(-1)));

    /// <summary>The first value that a plan computes or compares with although neither a cell nor the question gives it; null when there is none.</summary>
    public Literal? MadeUpIn(Plan plan) => PlanTree.All(plan).SelectMany(node => node switch
    {
        Constant constant => [constant.Value],
        Filter filter => PlanTree.PartsOf(filter.Where).SelectMany(NumbersOf),
        Limit limit => ((int[])[limit.Count, limit.Skip]).Where(count => count > MostRows).Select(count => Literal.Of(count)),
        _ => Array.Empty<Literal>(),
    }).FirstOrDefault(IsMadeUp);

    private bool IsMadeUp(Literal value) => value switch
    {
        { Number: { } number } => number is not (0 or 1 or -1) && !Has(number),
        { Date: { } day } => !Has(day),
        { Text: { } text } => !question.Contains(text, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // Texts and days of conditions select rows, which the proof shows; a part of a day, a year and a number of two digits is no amount.
    private static IEnumerable<Literal> NumbersOf(Predicate part) => (part switch
    {
        Comparison { Value: { } value, Part: null } => [value],
        Membership membership => membership.Values,
        Between between => [between.Low, between.High],
        _ => Array.Empty<Literal>(),
    }).Where(literal => literal.Number is { } number && !PlanLabels.IsYear(number) && Math.Abs(number) >= 100);

    private static bool IsYear(Claim figure) => figure is { Unit: null, Scale: 1 } && PlanLabels.IsYear(figure.Number);

    private bool IsNear(DateTime day)
        => question.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            || question.Contains(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month), StringComparison.OrdinalIgnoreCase)
            || Regex.IsMatch(question, $@"\bQ{(day.Month + 2) / 3}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?<![0-9.,])[0-9]{1,15}(?:\.[0-9]{1,9})?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
