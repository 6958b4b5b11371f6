using System.Text.Json;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>A point of the fake server. Its dense vectors are as the server keeps them: of length one where the distance is the cosine.</summary>
internal sealed record FakePoint(JsonElement Id, JsonElement Payload, Dictionary<string, float[]> Dense, Dictionary<string, Dictionary<uint, float>> Sparse) : IComparable<FakePoint>
{
    public int CompareTo(FakePoint? other) => Order(Id, other!.Id);

    /// <summary>Numbers before UUIDs.</summary>
    public static int Order(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => left.GetUInt64().CompareTo(right.GetUInt64()),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        _ => left.ValueKind == JsonValueKind.Number ? -1 : 1,
    };
}
