using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

/// <summary>The CLR shapes of a vector, and the checks that each one passes before it is stored or searched for.</summary>
internal static class Vectors
{
    public const string SupportedTypes = "ReadOnlyMemory<float>, Embedding<float>, float[]";

    public static bool IsNative(Type type)
        => type == typeof(ReadOnlyMemory<float>) || type == typeof(ReadOnlyMemory<float>?) || type == typeof(float[]) || type == typeof(Embedding<float>);

    /// <summary>The numbers in a vector of a native type, or <see langword="null"/> if the value is of another type.</summary>
    public static ReadOnlyMemory<float>? Read(object? value) => value switch
    {
        ReadOnlyMemory<float> memory => memory,
        float[] array => array,
        Embedding<float> embedding => embedding.Vector,
        // Without the cast, null would become an empty vector.
        _ => (ReadOnlyMemory<float>?)null,
    };

    public static object Write(float[] vector, Type type)
        => type == typeof(float[]) ? vector
            : type == typeof(Embedding<float>) ? new Embedding<float>(vector)
            : new ReadOnlyMemory<float>(vector);

    public static ReadOnlyMemory<float> Checked(ReadOnlyMemory<float> vector, VectorPropertyModel property, string parameter)
    {
        if (vector.Length != property.Dimensions)
        {
            throw new ArgumentException($"A vector for property '{property.ModelName}' has {vector.Length} dimensions; {property.Dimensions} were declared.", parameter);
        }

        return TensorPrimitives.IsFiniteAll(vector.Span)
            ? vector
            : throw new ArgumentException($"A vector for property '{property.ModelName}' holds a number that is not finite (NaN or infinity).", parameter);
    }
}
