using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Three vectors with known distances to a query: itself, its opposite, and one at a right angle.</summary>
public sealed class Point
{
    public static float[] Query => [1, 2, 0, 0];

    [VectorStoreKey]
    public Guid Id { get; set; }

    [VectorStoreData]
    public string? Name { get; set; }

    [VectorStoreVector(4)]
    public ReadOnlyMemory<float> Vector { get; set; }

    public static Point[] Three =>
    [
        new() { Id = new(1, 0, 0, new byte[8]), Name = "opposite", Vector = new float[] { -1, -2, 0, 0 } },
        new() { Id = new(2, 0, 0, new byte[8]), Name = "orthogonal", Vector = new float[] { 0, 0, 3, 0 } },
        new() { Id = new(3, 0, 0, new byte[8]), Name = "same", Vector = Query },
    ];

    public static VectorStoreCollectionDefinition Definition(string? function, string? kind) => new()
    {
        Properties = [new VectorStoreVectorProperty(nameof(Vector), typeof(ReadOnlyMemory<float>), 4) { DistanceFunction = function, IndexKind = kind }],
    };
}
