namespace ExcelChat.Comparison.Generation;

/// <summary>Chance from a seed (xorshift64*, Vigna 2016), the same on every machine and version of .NET.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) | 1;

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (uint)bound) >> 32);

    /// <summary>A fraction from 0 to below 1 with all its binary digits.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An amount with two decimals.</summary>
    public double Amount(int below) => Below(below * 100) / 100.0;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1DUL;
    }
}
