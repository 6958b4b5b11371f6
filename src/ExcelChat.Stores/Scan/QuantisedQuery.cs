using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Stores.Scan;

/// <summary>The vector that is searched for, in a byte a number, to be multiplied with those of <see cref="QuantisedVector"/>.</summary>
internal sealed class QuantisedQuery
{
    private readonly sbyte[] _first;
    private readonly sbyte[] _second;
    private readonly int _ofZeros;

    public QuantisedQuery(ReadOnlySpan<float> vector)
    {
        var half = QuantisedVector.BytesOf(vector.Length);
        var codes = new sbyte[2 * half];
        Norm = TensorPrimitives.Norm(vector);
        var (step, product) = (QuantisedVector.StepOf(vector, sbyte.MaxValue), 0.0);
        for (var i = 0; i < vector.Length && step > 0; i++)
        {
            codes[i] = (sbyte)MathF.Round(vector[i] / step);
            product += (double)codes[i] * vector[i];
            _ofZeros += codes[i] * QuantisedVector.Zero;
        }

        Unit = QuantisedVector.UnitOf(vector, product);
        (_first, _second) = (codes[..half], codes[half..]);
    }

    /// <summary>What a number of 1 stands for.</summary>
    public float Unit { get; }

    /// <summary>The Euclidean length.</summary>
    public float Norm { get; }

    /// <summary>The inner product with a vector of the same length, in the units of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Product(ReadOnlySpan<byte> stored) => (Avx2.IsSupported ? WideProduct(stored) : PortableProduct(stored)) - _ofZeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WideProduct(ReadOnlySpan<byte> stored)
    {
        var codes = MemoryMarshal.Cast<byte, Vector256<byte>>(stored);
        var first = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(_first);
        var second = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(_second);
        var (low, sum) = (Vector256.Create((byte)0xF), Vector256<int>.Zero);
        for (var i = 0; i < codes.Length; i++)
        {
            // A sum of four products of 15 and 127 at most: far from the end of a short.
            var products = Avx2.MultiplyAddAdjacent(codes[i] & low, first[i]) + Avx2.MultiplyAddAdjacent(codes[i] >> 4, second[i]);
            sum += Avx2.MultiplyAddAdjacent(products, Vector256<short>.One);
        }

        return Vector256.Sum(sum);
    }

    private int PortableProduct(ReadOnlySpan<byte> stored)
    {
        var codes = MemoryMarshal.Cast<byte, Vector128<byte>>(stored);
        var first = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_first);
        var second = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_second);
        var (low, sum) = (Vector128.Create((byte)0xF), Vector128<int>.Zero);
        for (var i = 0; i < codes.Length; i++)
        {
            var (one, other) = Vector128.Widen(Products(codes[i] & low, first[i]) + Products(codes[i] >> 4, second[i]));
            sum += one + other;
        }

        return Vector128.Sum(sum);
    }

    private static Vector128<short> Products(Vector128<byte> stored, Vector128<sbyte> query)
    {
        var (lowStored, highStored) = Vector128.Widen(stored.AsSByte());
        var (lowQuery, highQuery) = Vector128.Widen(query);
        return (lowStored * lowQuery) + (highStored * highQuery);
    }
}
