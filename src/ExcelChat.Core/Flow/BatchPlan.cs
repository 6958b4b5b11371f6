namespace ExcelChat.Flow;

/// <summary>Decides, batch by batch, how large the next one is.</summary>
internal sealed class BatchPlan(ResourceGauge gauge, BatchOptions options)
{
    /// <summary>How many batches may be under way at once.</summary>
    public int Parallelism => options.Parallelism;

    /// <summary>A stage that gathers items into batches of this plan.</summary>
    /// <param name="sizeOf">The bytes that an item takes, with what is made of it.</param>
    public Batcher<T> Batcher<T>(Func<T, long> sizeOf) => new(NextSize, sizeOf, options.Memory);

    private int NextSize()
    {
        var reading = gauge.Read();
        var use = Math.Max(reading.Cpu, reading.Memory);
        return use < options.CalmBelow ? options.CalmSize : use < options.BusyFrom ? options.MediumSize : options.BusySize;
    }
}
