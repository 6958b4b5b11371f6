namespace ExcelChat.Fuzz;

/// <summary>Reads one input and judges how it ended.</summary>
public static class Trial
{
    /// <summary>The longest time that one small input may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The most managed memory that one input may make the reader allocate, in bytes, beside 100 times its own size.</summary>
    public const long Allowance = 256L << 20;

    /// <summary>Reads the input. One trial at a time: memory is counted for the process.</summary>
    public static async Task<Outcome> RunAsync(Specimen specimen)
    {
        using var stop = new CancellationTokenSource();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var reading = Task.Run(() => Reading.AllAsync(specimen, stop.Token), CancellationToken.None);
        if (await Task.WhenAny(reading, Task.Delay(Patience, stop.Token)) != reading)
        {
            await stop.CancelAsync();
            return new(Verdict.Hung, "hung", $"Still reading after {Patience.TotalSeconds:0} s.");
        }

        await stop.CancelAsync();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        try
        {
            var refusals = await reading;
            return allocated > Allowance + (100L * specimen.Content.Length)
                ? new(Verdict.Bloated, "bloated", $"Allocated {allocated >> 20} MB for {specimen.Content.Length} bytes.")
                : Outcome.Of(refusals);
        }
        catch (Exception e)
        {
            return Outcome.Of(e);
        }
    }
}
