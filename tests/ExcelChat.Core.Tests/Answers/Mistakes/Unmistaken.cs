using System.Globalization;
using static ExcelChat.Core.Tests.Answers.Mistakes.Said;

namespace ExcelChat.Core.Tests.Answers.Mistakes;

/// <summary>Answers of a model with nothing wrong in them, in the many ways in which models write.</summary>
internal static class Unmistaken
{
    private static readonly Func<Deliveries, Random, Said>[] Kinds =
    [
        Plain, Rounded, Scaled, Cited, CitedCells, Listed, Tabled, InAList, Part, PartAndWhole, InPercent, InWords, Fraction, Day, Weight, Counted, CountedByName, TwoColumns, WithThePronoun, Quoted, Decimals,
    ];

    public static Said Of(Deliveries deliveries, int seed) => Kinds[seed % Kinds.Length](deliveries, new(seed));

    private static Said Plain(Deliveries d, Random random)
    {
        var money = In(d.RevenueOf(d.Region), "#,0.00");
        return new(nameof(Plain), [Sum(d.Region)], ((string[])[$"The {d.Region} brought {money} EUR in all.", $"€{money}", $"It is EUR {money}.", $"Revenue ({d.Region}): **{money}** euros"])[random.Next(4)]);
    }

    private static Said Rounded(Deliveries d, Random random)
        => new(nameof(Rounded), [Sum(d.Region)], $"The {d.Region} brought {((string[])["about", "roughly", "nearly", "some"])[random.Next(4)]} {In(Math.Round(d.RevenueOf(d.Region) / 100) * 100, "#,0")} EUR.");

    private static Said Scaled(Deliveries d, Random random)
        => new(nameof(Scaled), [Sum(null)], ((string[])[$"Together they brought €{In(d.Total / 1e3, "0.0")}k.", $"Together: {In(d.Total / 1e6, "0.0000")} million euros.", $"It comes to {In(d.Total / 1e3, "0.00")} thousand EUR."])[random.Next(3)]);

    private static Said Cited(Deliveries d, Random random)
        => new(nameof(Cited), [Sum(null)], $"The total is {In(d.Total, "#,0.00")} EUR ({((string[])["Deliveries!B2:B16", "B2:B16", "see B1 and B2:B16", "Deliveries!$B$2:$B$16"])[random.Next(4)]}).");

    private static Said CitedCells(Deliveries d, Random random)
        => new(nameof(CitedCells), [Sum(d.Region)], $"The {d.Region} brought {In(d.RevenueOf(d.Region), "0.00")}, from Deliveries!B{d.CellOf(d.Region)} on.");

    private static Said Listed(Deliveries d, Random random)
        => new(nameof(Listed), random.Next(2) == 0 ? [ByRegion] : [Sum(d.Region), Sum(d.Other)], $"1. {d.Region}: {In(d.RevenueOf(d.Region), "#,0.00")}\n2. {d.Other}: {In(d.RevenueOf(d.Other), "#,0.00")}");

    private static Said Tabled(Deliveries d, Random random)
        => new(nameof(Tabled), [ByRegion], $"| Region | Revenue |\n|---|---|\n| {d.Region} | {In(d.RevenueOf(d.Region), "#,0.00")} |\n| {d.Other} | {In(d.RevenueOf(d.Other), "0.00")} |\n");

    private static Said InAList(Deliveries d, Random random)
        => new(nameof(InAList), [ByRegion], $"{d.Region} and {d.Other} made {In(d.RevenueOf(d.Region), "#,0.00")} and {In(d.RevenueOf(d.Other), "#,0.00")} EUR{(random.Next(2) == 0 ? " respectively" : "")}.");

    private static Said Part(Deliveries d, Random random)
        => new(nameof(Part), [ByRegion], $"While the {d.Region} brought {In(d.RevenueOf(d.Region), "#,0.00")} EUR, it was {In(d.RevenueOf(d.Other), "#,0.00")} EUR in the {d.Other}.");

    private static Said PartAndWhole(Deliveries d, Random random)
        => new(nameof(PartAndWhole), [Sum(d.Region), Sum(null)], $"The {d.Region} brought {In(d.RevenueOf(d.Region), "#,0.00")} of {In(d.Total, "#,0.00")} EUR.");

    private static Said InPercent(Deliveries d, Random random)
        => new(nameof(InPercent), [Share(d.Region)], $"The {d.Region} makes up {In(d.Share * 100, random.Next(2) == 0 ? "0.0" : "0.00")}{((string[])["%", " %", " percent", " per cent"])[random.Next(4)]} of all revenue.");

    private static Said InWords(Deliveries d, Random random)
        => new(nameof(InWords), [Sum(d.Region, "Units")], $"The {d.Region} sold {Spelled(d.UnitsOf(d.Region))} units.");

    private static Said Fraction(Deliveries d, Random random)
        => new(nameof(Fraction), [Share(d.Region)], $"One of the five regions, the {d.Region}, makes up {In(d.Share * 100, "0.0")}% of it: the two largest are not alone.");

    private static Said Day(Deliveries d, Random random)
        => new(nameof(Day), [Sum(null, "Day", "Maximum")], $"The last delivery was on {d.LastDay.ToString(((string[])["yyyy-MM-dd", "d MMMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"])[random.Next(4)], CultureInfo.InvariantCulture)}. That is in 2024.");

    private static Said Weight(Deliveries d, Random random)
        => new(nameof(Weight), [Sum(null, "Weight (kg)", "Average")], $"On average, a delivery weighs {In(d.Weight, random.Next(2) == 0 ? "0.0" : "0.00")} kg.");

    private static Said Counted(Deliveries d, Random random)
        => new(nameof(Counted), [Sum(d.Region)], $"From 3 of {d.Count} rows, the {d.Region} has {In(d.RevenueOf(d.Region), "#,0.00")} EUR{(random.Next(2) == 0 ? " in three deliveries" : "")}.");

    private static Said CountedByName(Deliveries d, Random random)
        => new(nameof(CountedByName), [ByRegion], $"The {((string[])[$"{d.Count} deliveries", $"{d.Count} rows", "5 regions", "fifteen records", "5 columns"])[random.Next(5)]} say it: the {d.Region} brought {In(d.RevenueOf(d.Region), "#,0.00")} EUR.");

    private static Said TwoColumns(Deliveries d, Random random)
        => new(nameof(TwoColumns), [Sum(d.Region), Sum(d.Region, "Units")], $"The {d.Region} sold {In(d.UnitsOf(d.Region), "#,0")} units. Its revenue is {In(d.RevenueOf(d.Region), "#,0.00")} EUR.");

    private static Said WithThePronoun(Deliveries d, Random random)
        => new(nameof(WithThePronoun), [ByRegion], $"Take the {d.Region}. It made {In(d.RevenueOf(d.Region), "#,0.00")} EUR; the {d.Other} made {In(d.RevenueOf(d.Other), "#,0.00")}.");

    private static Said Quoted(Deliveries d, Random random)
        => new(nameof(Quoted), [Sum(d.Region)], $"Where \"Region\" is \"{d.Region}\", the column \"Revenue (EUR)\" sums to {In(d.RevenueOf(d.Region), "#,0.00")}.");

    private static Said Decimals(Deliveries d, Random random)
        => new(nameof(Decimals), [Sum(d.Region)], $"{d.Region} – {In(d.RevenueOf(d.Region), random.Next(2) == 0 ? "0" : "0.0")} EUR!");

    private static string Spelled(int number)
    {
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return number switch
        {
            >= 1_000 => $"{Spelled(number / 1_000)} thousand{(number % 1_000 > 0 ? $" {Spelled(number % 1_000)}" : "")}",
            >= 100 => $"{small[number / 100]} hundred{(number % 100 > 0 ? $" and {Spelled(number % 100)}" : "")}",
            >= 20 => $"{tens[number / 10]}{(number % 10 > 0 ? $"-{small[number % 10]}" : "")}",
            _ => small[number],
        };
    }
}
