using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Stores.Scan;

/// <summary>
/// Vectors in whole numbers: a stored one in a byte a number, a quarter of the memory that a scan has to read, the one that is searched for in two. A stored number is off by
/// at most half a step, the 254th part of the largest, and these errors mostly cancel out in a product: enough to tell candidates from the rest, which are then measured exactly.
/// </summary>
internal static class QuantisedVector
{
    private const float StoredLevels = sbyte.MaxValue;

    /// <summary>Writes a vector as bytes.</summary>
    /// <returns>What a byte of 1 stands for.</returns>
    public static float Store(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        var unit = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / StoredLevels;
        for (var i = 0; i < vector.Length; i++)
        {
            codes[i] = unit > 0 ? (sbyte)MathF.Round(vector[i] / unit) : (sbyte)0;
        }

        return unit;
    }

    /// <summary>The vector that is searched for, in steps so fine that the sum of all products just fits.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="unit">What a number of 1 stands for.</param>
    public static short[] Query(ReadOnlySpan<float> vector, out float unit)
    {
        var levels = Math.Min(short.MaxValue, int.MaxValue / (StoredLevels * Math.Max(1, vector.Length)) * 0.999f);
        unit = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / levels;
        var codes = new short[vector.Length];
        for (var i = 0; i < codes.Length && unit > 0; i++)
        {
            codes[i] = (short)MathF.Round(vector[i] / unit);
        }

        return codes;
    }

    /// <summary>The inner product of two such vectors of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Product(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> stored)
    {
        ref var q = ref MemoryMarshal.GetReference(query);
        ref var s = ref MemoryMarshal.GetReference(stored);
        var (sum, i) = (0, 0);
        if (Avx2.IsSupported)
        {
            sum = Product(ref q, ref s, stored.Length, out i);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            var total = Vector128<int>.Zero;
            for (; i <= stored.Length - 8; i += 8)
            {
                var (lowQuery, highQuery) = Vector128.Widen(Vector128.LoadUnsafe(ref q, (nuint)i));
                var (low, high) = Vector128.Widen(Vector128.WidenLower(Vector64.LoadUnsafe(ref s, (nuint)i).ToVector128()));
                total += (lowQuery * low) + (highQuery * high);
            }

            sum = Vector128.Sum(total);
        }

        for (; i < stored.Length; i++)
        {
            sum += query[i] * stored[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Product(ref short query, ref sbyte stored, int length, out int done)
    {
        var (one, other) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (done = 0; done <= length - 32; done += 32)
        {
            one += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref query, (nuint)done), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref stored, (nuint)done)));
            other += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref query, (nuint)done + 16), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref stored, (nuint)done + 16)));
        }

        return Vector256.Sum(one + other);
    }
}
