using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>The record of most tests. <see cref="Number"/> and <see cref="Label"/> are stored under other names.</summary>
public sealed class Product
{
    [VectorStoreKey]
    public Guid Id { get; set; }

    [VectorStoreData(IsIndexed = true, StorageName = "no")]
    public int Number { get; set; }

    [VectorStoreData(IsIndexed = true, StorageName = "display \"label\"")]
    public string? Label { get; set; }

    [VectorStoreData(IsIndexed = true)]
    public int? Rating { get; set; }

    [VectorStoreData(IsIndexed = true)]
    public bool Sold { get; set; }

    [VectorStoreData(IsIndexed = true)]
    public string[]? Tags { get; set; }

    [VectorStoreData(IsIndexed = true)]
    public List<string>? Marks { get; set; }

    [VectorStoreData(IsIndexed = true)]
    public DateTimeOffset Made { get; set; }

    [VectorStoreVector(3, DistanceFunction = DistanceFunction.CosineSimilarity)]
    public ReadOnlyMemory<float> Vector { get; set; }

    /// <summary>The same shape for dictionaries.</summary>
    public static VectorStoreCollectionDefinition Definition => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty(nameof(Id), typeof(Guid)),
            new VectorStoreDataProperty(nameof(Number), typeof(int)) { IsIndexed = true, StorageName = "no" },
            new VectorStoreDataProperty(nameof(Label), typeof(string)) { IsIndexed = true, StorageName = "display \"label\"" },
            new VectorStoreDataProperty(nameof(Rating), typeof(int?)) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Sold), typeof(bool)) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Tags), typeof(string[])) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Marks), typeof(List<string>)) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Made), typeof(DateTimeOffset)) { IsIndexed = true },
            new VectorStoreVectorProperty(nameof(Vector), typeof(ReadOnlyMemory<float>), 3) { DistanceFunction = DistanceFunction.CosineSimilarity },
        ],
    };
}
