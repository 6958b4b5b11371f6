using System.Numerics;
using System.Runtime.CompilerServices;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// A HyperLogLog: how many different values there were, within a standard error of 0.8 %, from 16 KiB however many they are
/// (Flajolet and others, "HyperLogLog", 2007; the estimator without bias correction tables is of Ertl, "New cardinality estimation algorithms for
/// HyperLogLog sketches", 2017).
/// </summary>
internal sealed class CardinalitySketch
{
    private const int Precision = 14;
    private const int Registers = 1 << Precision;
    private const int MaxRank = 64 - Precision + 1;

    private readonly byte[] _registers = new byte[Registers];

    /// <summary>Counts a value by its hash; the same hash counts once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong hash)
    {
        ref var register = ref _registers[hash >> (64 - Precision)];
        var rank = (byte)Math.Min(BitOperations.LeadingZeroCount(hash << Precision) + 1, MaxRank);
        if (rank > register)
        {
            register = rank;
        }
    }

    /// <summary>The estimate.</summary>
    public long Estimate()
    {
        Span<int> histogram = stackalloc int[MaxRank + 1];
        foreach (var register in _registers)
        {
            histogram[register]++;
        }

        var z = Registers * Tau(1 - (histogram[MaxRank] / (double)Registers));
        for (var rank = MaxRank - 1; rank >= 1; rank--)
        {
            z = 0.5 * (z + histogram[rank]);
        }

        z += Registers * Sigma(histogram[0] / (double)Registers);
        return (long)Math.Round(Registers * (double)Registers / (2 * Math.Log(2) * z));
    }

    private static double Sigma(double x)
    {
        if (x >= 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z > before);

        return z;
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
        {
            return 0;
        }

        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z < before);

        return z / 3;
    }
}
