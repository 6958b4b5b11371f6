using System.Text.Json.Nodes;
using ExcelChat.Stores;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>A collection as Qdrant declares it: a named vector a vector property, a sparse vector of words a full-text property, a payload field a data property.</summary>
internal sealed class QdrantSchema(string name, CollectionModel model)
{
    /// <summary>The payload field of the lengths of vectors, which Qdrant divides away for the cosine.</summary>
    public const string NormsField = "~norms";

    public string Name => name;

    public CollectionModel Model => model;

    /// <summary>The path of the collection.</summary>
    public string Path { get; } = $"collections/{QdrantNames.Encode(name)}";

    public IReadOnlyList<(string Name, DataPropertyModel Property, int Place)> Texts { get; } =
    [
        .. model.DataProperties.Select((property, place) => (WordsOf(property), property, place)).Where(text => text.property.IsFullTextIndexed),
    ];

    public static string WordsOf(DataPropertyModel property) => $"~words-{QdrantFilter.Field(property)}";

    public static string VectorOf(VectorPropertyModel property) => QdrantFilter.Field(property);

    public static bool IsCosine(VectorPropertyModel property)
        => property.DistanceFunction is null or DistanceFunction.CosineSimilarity or DistanceFunction.CosineDistance;

    public JsonObject Creation()
    {
        var vectors = new JsonObject();
        foreach (var property in model.VectorProperties)
        {
            vectors[VectorOf(property)] = new JsonObject { ["size"] = property.Dimensions, ["distance"] = DistanceOf(property) };
        }

        var words = new JsonObject();
        foreach (var text in Texts)
        {
            words[text.Name] = new JsonObject { ["modifier"] = "idf" };
        }

        return new() { ["vectors"] = vectors, ["sparse_vectors"] = words };
    }

    /// <summary>The payload indexes: of each field its kind.</summary>
    public IEnumerable<(string Field, string Kind)> Indexes()
        => model.DataProperties.Where(property => property.IsIndexed).Select(property => (QdrantFilter.Field(property), QdrantValues.IndexOf(property.Type)));

    /// <summary>A score of Qdrant's in the unit of the distance function, and the other way round for a threshold.</summary>
    public static double Score(VectorPropertyModel property, double score) => property.DistanceFunction switch
    {
        DistanceFunction.CosineDistance => 1 - score,
        DistanceFunction.NegativeDotProductSimilarity => -score,
        DistanceFunction.EuclideanSquaredDistance => score * score,
        _ => score,
    };

    public static double Threshold(VectorPropertyModel property, double threshold)
        => property.DistanceFunction is DistanceFunction.EuclideanSquaredDistance ? Math.Sqrt(Math.Max(0, threshold)) : Score(property, threshold);

    private static string DistanceOf(VectorPropertyModel property) => property.DistanceFunction switch
    {
        DistanceFunction.DotProductSimilarity or DistanceFunction.NegativeDotProductSimilarity => "Dot",
        DistanceFunction.EuclideanDistance or DistanceFunction.EuclideanSquaredDistance => "Euclid",
        DistanceFunction.ManhattanDistance => "Manhattan",
        _ => "Cosine",
    };
}
