namespace ExcelChat.SampleData;

/// <summary>
/// Repeatable chance: SplitMix64 (Steele, Lea and Flood, 2014), written out here so that no runtime version can change the samples.
/// </summary>
/// <param name="seed">The same seed gives the same throws for ever.</param>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>One of the items, each as likely as the next.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>True in <paramref name="percent"/> throws of a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
