using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>Keys as ids of points. Qdrant takes UUIDs and whole numbers from zero; any other key becomes a UUID made from it, and stands in the payload.</summary>
internal static class QdrantKeys
{
    /// <summary>The payload field of a key that is no id.</summary>
    public const string Field = "~key";

    public static bool IsNative(Type type) => type == typeof(Guid) || type == typeof(ulong);

    public static JsonNode IdOf(object key) => key switch
    {
        Guid id => id.ToString(),
        ulong number => number,
        _ => new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.GetType().Name} {key}")))).ToString(),
    };

    public static object Read(JsonElement id, JsonElement payload, Type type)
        => type == typeof(Guid) ? id.GetGuid()
            : type == typeof(ulong) ? id.GetUInt64()
            : QdrantValues.Read(payload.GetProperty(Field), type)!;
}
