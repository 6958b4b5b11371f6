using static ExcelChat.Core.Tests.Answers.Mistakes.Said;

namespace ExcelChat.Core.Tests.Answers.Mistakes;

/// <summary>Answers of a model with one mistake in each, of every kind that models make.</summary>
internal static class Mistaken
{
    private static readonly Func<Deliveries, Random, Said>[] Kinds =
    [
        WrongSum, NearlyRightSum, OtherRow, SwappedRows, SwappedList, InventedCell, RangeOffByOne, InventedColumn, OtherColumn, OtherUnit, OtherScale, OtherCurrency,
        Percentage, PerCentInWords, InWords, WrongSign, TotalForPart, Count, CountOfRows, WrongDay, WrongYear, Multiple, BesideTheRight, DigitsWithSpaces,
    ];

    public static Said Of(Deliveries deliveries, int seed) => Kinds[seed % Kinds.Length](deliveries, new(seed));

    private static Said WrongSum(Deliveries d, Random random)
    {
        var wrong = In(d.RevenueOf(d.Region) * Factor(random), "#,0.00");
        return new(nameof(WrongSum), [Sum(d.Region)], $"The {d.Region} brought {wrong} EUR in all.", wrong);
    }

    private static Said NearlyRightSum(Deliveries d, Random random)
    {
        var wrong = In(d.RevenueOf(d.Region) + 1 + random.Next(8), "#,0.00");
        return new(nameof(NearlyRightSum), [Sum(d.Region)], $"It is €{wrong}.", wrong);
    }

    private static Said OtherRow(Deliveries d, Random random)
    {
        var right = In(d.RevenueOf(d.Region), "#,0.00");
        return new(nameof(OtherRow), [Sum(d.Region)], $"The {d.Other} brought {right} EUR.", $"The {d.Other} brought {right}");
    }

    private static Said SwappedRows(Deliveries d, Random random)
    {
        var (one, two) = (In(d.RevenueOf(d.Region), "#,0.00"), In(d.RevenueOf(d.Other), "#,0.00"));
        return new(nameof(SwappedRows), random.Next(2) == 0 ? [ByRegion] : [Sum(d.Region), Sum(d.Other)], $"{d.Region}: {two}\n{d.Other}: {one}", $"{d.Region}: {two}", $"{d.Other}: {one}");
    }

    private static Said SwappedList(Deliveries d, Random random)
    {
        var (one, two) = (In(d.RevenueOf(d.Region), "#,0.00"), In(d.RevenueOf(d.Other), "#,0.00"));
        return new(nameof(SwappedList), [ByRegion], $"{d.Region} and {d.Other} made {two} and {one} EUR{(random.Next(2) == 0 ? " respectively" : "")}.", $"made {two}");
    }

    private static Said InventedCell(Deliveries d, Random random)
    {
        var wrong = $"Deliveries!{"ABCDEFG"[random.Next(7)]}{40 + random.Next(500)}";
        return new(nameof(InventedCell), [Sum(null)], $"It is {In(d.Total, "#,0.00")}, see {wrong}.", wrong);
    }

    private static Said RangeOffByOne(Deliveries d, Random random)
    {
        var wrong = ((string[])["B2:B17", "B3:B16", "B2:B15", "B1:B15", "C2:C16"])[random.Next(5)];
        return new(nameof(RangeOffByOne), [Sum(null)], $"It is {In(d.Total, "#,0.00")}, the sum of Deliveries!{wrong}.", wrong);
    }

    private static Said InventedColumn(Deliveries d, Random random)
        => new(nameof(InventedColumn), [Sum(null, random.Next(2) == 0 ? "Profit" : "Revenue"), Sum(null)], $"The column \"Net profit\" comes to {In(d.Total, "#,0.00")}.", "Net profit");

    private static Said OtherColumn(Deliveries d, Random random)
    {
        var (units, revenue) = (In(d.UnitsOf(d.Region), "0"), In(d.RevenueOf(d.Region), "0.00"));
        return new(nameof(OtherColumn), [Sum(d.Region), Sum(d.Region, "Units")], $"Revenue (EUR) of the {d.Region}: {units}", units);
    }

    private static Said OtherUnit(Deliveries d, Random random)
    {
        var wrong = $"{In(d.Weight, "0.00")} {((string[])["lbs", "EUR", "tons", "%", "km"])[random.Next(5)]}";
        return new(nameof(OtherUnit), [Sum(null, "Weight (kg)", "Average")], $"On average a delivery weighs {wrong}.", wrong);
    }

    private static Said OtherScale(Deliveries d, Random random)
    {
        var wrong = $"{In(d.Total, "#,0")} {((string[])["thousand", "million", "k", "billion", "hundred", "dozen", "lakh", "crore"])[random.Next(8)]}";
        return new(nameof(OtherScale), [Sum(null)], $"All regions together brought {wrong} euros.", wrong);
    }

    private static Said OtherCurrency(Deliveries d, Random random)
    {
        var amount = In(d.Total, "#,0.00");
        var wrong = ((string[])[$"${amount}", $"{amount} USD", $"£{amount}", $"{amount} dollars", $"CHF {amount}", $"{amount} yen"])[random.Next(6)];
        return new(nameof(OtherCurrency), [Sum(null)], $"The total is {wrong}.", wrong);
    }

    private static Said Percentage(Deliveries d, Random random)
    {
        var wrong = $"{In(d.Share * 100 * Factor(random), "0.0")}{(random.Next(2) == 0 ? "%" : " percent")}";
        return new(nameof(Percentage), [Share(d.Region)], $"The {d.Region} makes up {wrong} of it.", wrong);
    }

    private static Said PerCentInWords(Deliveries d, Random random)
    {
        var wrong = random.Next(2) == 0 ? $"{In(d.Total, "0.00")} per cent" : "two thirds of";
        return new(nameof(PerCentInWords), [Sum(null), Share(d.Region)], $"The {d.Region} makes up {wrong} all.", wrong);
    }

    private static Said InWords(Deliveries d, Random random)
    {
        var wrong = ((string[])["two hundred thousand euros", "nine million", "three hundred and seventy-one euros", "twice as much as before", "half of all", "forty-one", "one point five million", "a dozen"])[random.Next(8)];
        return new(nameof(InWords), [Sum(d.Region)], $"The {d.Region} brought {wrong}.", wrong);
    }

    private static Said WrongSign(Deliveries d, Random random)
    {
        var wrong = ((string[])["-", "−", "minus ", "negative "])[random.Next(4)] + In(d.Total, "#,0.00");
        return new(nameof(WrongSign), [Sum(null)], $"The total is {wrong} EUR.", wrong);
    }

    private static Said TotalForPart(Deliveries d, Random random)
    {
        var wrong = In(d.Total, "#,0.00");
        return new(nameof(TotalForPart), [Sum(d.Region), Sum(null)], $"The {d.Region} brought {wrong} EUR.", $"The {d.Region} brought {wrong}");
    }

    private static Said Count(Deliveries d, Random random)
    {
        var wrong = random.Next(2) == 0 ? $"{d.Count}" : $"{16 + random.Next(90)} deliveries";
        return new(nameof(Count), [Sum(null)], $"The revenue is {wrong}.", $"is {wrong}");
    }

    private static Said CountOfRows(Deliveries d, Random random)
    {
        var wrong = ((string[])[$"sold {d.Count} units", $"was {d.Count} last year", $"has {d.Count} people", $"took {d.Count} days", $"won {d.Count} customers"])[random.Next(5)];
        return new(nameof(CountOfRows), [Sum(null)], $"All of it together {wrong}.", wrong);
    }

    private static Said WrongDay(Deliveries d, Random random)
    {
        var wrong = d.LastDay.AddDays(1 + random.Next(40)).ToString(((string[])["yyyy-MM-dd", "d MMMM yyyy", "MMMM d, yyyy"])[random.Next(3)], System.Globalization.CultureInfo.InvariantCulture);
        return new(nameof(WrongDay), [Sum(null, "Day", "Maximum")], $"The last delivery was on {wrong}.", wrong);
    }

    private static Said WrongYear(Deliveries d, Random random)
        => new(nameof(WrongYear), [Sum(null, "Day", "Maximum")], random.Next(2) == 0 ? "The revenue is 2024." : "It was in 2023.", "is 2024", "2023");

    private static Said Multiple(Deliveries d, Random random)
    {
        var wrong = $"{2 + random.Next(3)} × {In(d.Total, "#,0.00")}";
        return new(nameof(Multiple), [Sum(null)], $"The revenue is {wrong}.", wrong);
    }

    private static Said BesideTheRight(Deliveries d, Random random)
    {
        var wrong = In(d.Total * Factor(random), "#,0");
        return new(nameof(BesideTheRight), [Sum(null)], $"The total is {In(d.Total, "#,0.00")} EUR. That compares with {wrong} EUR of the year before.", wrong);
    }

    private static Said DigitsWithSpaces(Deliveries d, Random random)
    {
        var wrong = $"{d.Count} {In(d.UnitsOf(d.Region), "0")}";
        return new(nameof(DigitsWithSpaces), [Sum(d.Region, "Units")], $"The {d.Region} sold {wrong} units.", wrong);
    }

    // Far enough that no rounding can hide it.
    private static double Factor(Random random) => random.Next(2) == 0 ? 1.07 + random.NextDouble() : 0.2 + (0.7 * random.NextDouble());
}
