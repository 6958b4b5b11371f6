using System.Numerics.Tensors;

namespace ExcelChat.Stores.Scan;

/// <summary>
/// Vectors in four bits a number, an eighth of the memory that a scan has to read. A number is a multiple of a step, from -7 to 7, and so off by at most half a step. A byte
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
    /// <returns>The unit, as <see cref="UnitOf"/> says.</returns>
    public static float Store(ReadOnlySpan<float> vector, Span<byte> codes)
    {
        var (step, product) = (StepOf(vector, Levels), 0.0);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (byte)((Zero + Code(vector, i, step, ref product)) | ((Zero + Code(vector, i + codes.Length, step, ref product)) << 4));
        }

        return UnitOf(vector, product);
    }

    /// <summary>The step at which so many of them reach the largest number of a vector.</summary>
    public static float StepOf(ReadOnlySpan<float> vector, int levels) => vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / levels;

    /// <summary>
    /// What a number of 1 stands for: a little more than a step, so that the product of the rounded vector with the vector itself is exact. What is off is then at a right angle to the
    /// vector, and so is no matter for its nearest neighbours.
    /// </summary>
    /// <param name="vector">The vector.</param>
    /// <param name="product">Its inner product with its codes.</param>
    public static float UnitOf(ReadOnlySpan<float> vector, double product) => product > 0 ? (float)(TensorPrimitives.SumOfSquares(vector) / product) : 0;

    // Codes may be longer than the vector.
    private static int Code(ReadOnlySpan<float> vector, int place, float step, ref double product)
    {
        var code = place < vector.Length && step > 0 ? (int)MathF.Round(vector[place] / step) : 0;
        product += code == 0 ? 0 : (double)code * vector[place];
        return code;
    }
}
