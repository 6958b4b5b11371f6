using System.Numerics.Tensors;

namespace ExcelChat.Stores.Scan;

/// <summary>
/// Turns vectors at random, always in the same way, so that what stands in one number is spread over all. Lengths and inner products stay. Vectors often have a number far larger than the
/// others, or pattern in common; rounded as they are, all of them would be off in the same direction. Twice random signs and a Walsh-Hadamard transform (Ailon and Chazelle, "The
/// Fast Johnson-Lindenstrauss Transform", 2009), over the first and over the last numbers that are a power of two.
/// </summary>
internal sealed class Rotation
{
    private const int Seed = 1;

    private readonly float[] _first;
    private readonly float[] _last;

    public Rotation(int dimensions)
    {
        var random = new Random(Seed);
        var block = dimensions < 1 ? 0 : 1 << int.Log2(dimensions);
        (_first, _last) = (Signs(random, block), Signs(random, block));
    }

    /// <summary>Turns a vector in place.</summary>
    public void Turn(Span<float> vector)
    {
        Mix(vector[.._first.Length], _first);
        Mix(vector[^_last.Length..], _last);
    }

    // The transform makes a vector of n numbers √n times as long.
    private static float[] Signs(Random random, int count)
    {
        var one = 1 / MathF.Sqrt(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? one : -one)];
    }

    private static void Mix(Span<float> block, float[] signs)
    {
        TensorPrimitives.Multiply(block, signs, block);
        for (var half = 1; half < block.Length; half *= 2)
        {
            for (var start = 0; start < block.Length; start += 2 * half)
            {
                for (var i = start; i < start + half; i++)
                {
                    (block[i], block[i + half]) = (block[i] + block[i + half], block[i] - block[i + half]);
                }
            }
        }
    }
}
