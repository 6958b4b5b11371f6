using System.Numerics.Tensors;

namespace ExcelChat.Stores.Scan;

/// <summary>
/// Vectors in four bits a number, an eighth of the memory that a scan has to read. A number is a multiple of the vector's unit, from -7 to 7, and so off by at most half a unit. A byte
/// holds two numbers, each plus 8: the low half one of the first half of the vector, the high half one of the second.
/// </summary>
internal static class QuantisedVector
{
    /// <summary>What 0 is written as.</summary>
    public const int Zero = 8;

    /// <summary>Codes are as long as a multiple of this, in bytes: whole registers, with nothing left over.</summary>
    private const int Register = 32;

    private const int Levels = 7;

    /// <summary>The bytes of a vector's codes.</summary>
    public static int BytesOf(int dimensions) => (dimensions + (2 * Register) - 1) / (2 * Register) * Register;

    /// <summary>Writes a vector as codes.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="codes">Where to, <see cref="BytesOf"/> long.</param>
    /// <returns>The unit, what a number of 1 stands for.</returns>
    public static float Store(ReadOnlySpan<float> vector, Span<byte> codes)
    {
        var unit = UnitOf(vector, Levels);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (byte)(Code(vector, i, unit) | (Code(vector, i + codes.Length, unit) << 4));
        }

        return unit;
    }

    /// <summary>The step at which so many of them reach the largest number of a vector.</summary>
    public static float UnitOf(ReadOnlySpan<float> vector, int levels) => vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / levels;

    // Codes may be longer than the vector.
    private static int Code(ReadOnlySpan<float> vector, int place, float unit) => Zero + (place < vector.Length && unit > 0 ? (int)MathF.Round(vector[place] / unit) : 0);
}
