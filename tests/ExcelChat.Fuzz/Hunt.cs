using System.Diagnostics;

namespace ExcelChat.Fuzz;

/// <summary>Tries input after input until the time is over.</summary>
internal sealed class Hunt(Mutator mutator, Findings findings)
{
    // A reading that hangs cannot be taken back and keeps a core busy.
    private const int MostHangs = 3;

    private readonly int[] _verdicts = new int[Enum.GetValues<Verdict>().Length];

    /// <summary>Runs from the input of a number on.</summary>
    /// <returns>Whether nothing was found.</returns>
    public async Task<bool> RunAsync(int from, int count, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var number = from;
        for (; number - from < count && clock.Elapsed < time && _verdicts[(int)Verdict.Hung] < MostHangs; number++)
        {
            await TryAsync(number);
        }

        Console.WriteLine(FormattableString.Invariant($"{number - from} inputs in {clock.Elapsed.TotalSeconds:0} s: {string.Join(", ", Enum.GetValues<Verdict>().Select(v => $"{_verdicts[(int)v]} {v.ToString().ToLowerInvariant()}"))}"));
        foreach (var (reason, times) in findings.Counts.OrderByDescending(c => c.Value))
        {
            Console.WriteLine(FormattableString.Invariant($"{times,6} x {reason}"));
        }

        return findings.Counts.Count == 0;
    }

    private async Task TryAsync(int number)
    {
        var specimen = mutator.Input(number);
        findings.Announce(specimen);
        var outcome = await Trial.RunAsync(specimen);
        _verdicts[(int)outcome.Verdict]++;
        if (!outcome.IsGood)
        {
            findings.Add(number, specimen, outcome);
        }
    }
}
