using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <summary>Whether a figure in a text says a number: as far as it is written out, in its unit and its scale.</summary>
internal static class FigureMatcher
{
    // Two significant digits: 1.2 million may stand for 1,249,999, and 0 may not stand for 0.4.
    private const double CoarsestRounding = 0.05;
    private const double Noise = 1e-9;

    private static readonly string[] Countable =
        ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "hr", "hrs", "minutes", "unit", "units", "pieces", "pcs", "persons", "people", "inhabitants", "employees", "fte"];

    public static bool Says(Claim figure, Ground ground, bool mayDropSign)
        => Fits(figure, ground) && Candidates(figure, ground).Any(value => IsRoundedFrom(figure, value) || (mayDropSign && value < 0 && IsRoundedFrom(figure, -value)));

    /// <summary>The numbers, of those that a figure says, that it is nearest to: of 230 and 230.4, "230" rather says the first.</summary>
    public static IEnumerable<Ground> Nearest(Claim figure, IReadOnlyList<Ground> said)
    {
        var errors = said.Select(ground => Candidates(figure, ground).Min(value => Math.Abs(Math.Abs(value) - Math.Abs(figure.Number * figure.Scale)))).ToArray();
        return said.Where((ground, place) => errors[place] <= errors.Min() + (Noise * Math.Abs(ground.Value)));
    }

    private static bool Fits(Claim figure, Ground ground) => figure.Unit switch
    {
        null => true,
        _ when ground.IsCount => true,
        "%" => ground.IsPercent || ground.Unit is "%" or "percent",
        _ when Currencies.Exactly(figure.Unit) is { } money => !ground.IsPercent && (ground.Unit is { } unit ? CurrencyOf(unit) : Currencies.CodeOf(ground.Shown)) == money,
        { } unit when ground.Unit is { } known => known.Equals(unit, StringComparison.OrdinalIgnoreCase) || Singular(known).Equals(Singular(unit), StringComparison.OrdinalIgnoreCase),
        { } unit => !ground.IsPercent && Array.Exists(Countable, word => word.Equals(unit, StringComparison.OrdinalIgnoreCase)),
    };

    private static string? CurrencyOf(string unit) => Currencies.Exactly(unit.Split('/')[0]);

    private static string Singular(string unit) => unit.Length > 3 ? unit.TrimEnd('s') : unit;

    private static IEnumerable<double> Candidates(Claim figure, Ground ground)
    {
        if (figure.Unit == "%")
        {
            return [ground.IsPercent ? ground.Value * 100 : ground.Value];
        }

        // Of "in thousands" a bare number may be as the cell shows it; one with a unit or a scale is the whole amount.
        var whole = ground.Value * ground.Scale;
        return figure.Unit is null && figure.Scale.Equals(1.0) ? [whole, ground.Value] : [whole];
    }

    private static bool IsRoundedFrom(Claim figure, double value)
    {
        var said = figure.Number * figure.Scale;
        var error = Math.Abs(value - said);
        var tolerance = 0.5 * Math.Pow(10, -figure.Decimals) * figure.Scale;
        return error <= Noise * Math.Abs(value) || (error <= tolerance * (1 + Noise) && error <= CoarsestRounding * Math.Abs(value));
    }
}
